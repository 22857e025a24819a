//! Every statement of this domain, each beside the row it answers with. A statement stands in `sql/`, in a file of its name.

kernel::statements! {}
