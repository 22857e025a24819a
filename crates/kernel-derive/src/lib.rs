//! `#[derive(Row)]`: a struct whose fields are the columns of a statement, in the statement's order.

use proc_macro::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Fields, parse_macro_input};

/// Implements `kernel::Row`: reads the columns by position and lists their names and types, so that
/// one test can compare them with the migrated schema.
#[proc_macro_derive(Row)]
pub fn derive_row(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let name = &input.ident;
    let Data::Struct(data) = &input.data else {
        return syn::Error::new_spanned(name, "a row is a struct")
            .to_compile_error()
            .into();
    };
    let Fields::Named(fields) = &data.fields else {
        return syn::Error::new_spanned(name, "a row has named fields")
            .to_compile_error()
            .into();
    };
    let columns = fields.named.iter().map(|field| {
        let column = field
            .ident
            .as_ref()
            .expect("a named field has a name")
            .to_string();
        let column = column.trim_start_matches("r#").to_owned();
        let ty = &field.ty;
        quote! { ::kernel::sql::Column {
            name: #column,
            accepts: <#ty as ::kernel::macro_support::postgres_types::FromSql>::accepts,
        } }
    });
    let reads = fields.named.iter().enumerate().map(|(position, field)| {
        let ident = &field.ident;
        quote! { #ident: row.try_get(#position)? }
    });
    quote! {
        impl ::kernel::sql::Row for #name {
            const COLUMNS: &'static [::kernel::sql::Column] = &[#(#columns),*];
            fn from_row(
                row: &::kernel::macro_support::tokio_postgres::Row,
            ) -> ::std::result::Result<Self, ::kernel::macro_support::tokio_postgres::Error> {
                Ok(Self { #(#reads),* })
            }
        }
    }
    .into()
}
