//! The tree against the published vectors, and against the definition written down word by word.

use proptest::prelude::*;

use super::*;

/// The leaves of Certificate Transparency's reference tests, and the roots of their first n.
const LEAVES: [&str; 8] = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
];
const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn reference() -> Vec<Hash> {
    LEAVES.iter().map(|leaf| leaf_hash(&bytes(leaf))).collect()
}

fn numbered(count: usize) -> Vec<Hash> {
    (0..count).map(|n| leaf_hash(&n.to_be_bytes())).collect()
}

/// RFC 9162, 2.1.1, with the split sought by counting.
fn by_definition(leaves: &[Hash]) -> Hash {
    if leaves.len() == 1 {
        return leaves[0];
    }
    let mut k = 1;
    while k * 2 < leaves.len() {
        k *= 2;
    }
    let mut data = vec![1];
    data.extend(by_definition(&leaves[..k]));
    data.extend(by_definition(&leaves[k..]));
    to_hash(digest(&SHA256, &data).as_ref())
}

#[test]
fn the_roots_are_those_of_the_published_vectors() {
    let leaves = reference();
    let mut frontier = Frontier::new();
    for (size, expected) in ROOTS.iter().enumerate() {
        assert_eq!(hex(&root(&leaves[..size])), *expected, "size {size}");
        assert_eq!(hex(&frontier.root()), *expected, "frontier of size {size}");
        if size < leaves.len() {
            frontier.push(leaves[size]);
        }
    }
}

#[test]
fn the_proofs_are_those_of_the_published_vectors() {
    let leaves = reference();
    let proof = |hashes: Option<Vec<Hash>>| -> Vec<String> {
        hashes.unwrap().iter().map(|hash| hex(hash)).collect()
    };
    assert_eq!(
        proof(inclusion_proof(&leaves, 0)),
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ]
    );
    assert_eq!(
        proof(inclusion_proof(&leaves[..3], 2)),
        ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]
    );
    assert_eq!(
        proof(consistency_proof(&leaves, 6)),
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
    );
}

#[test]
fn every_proof_of_every_small_tree_verifies_and_no_other_index_or_size_does() {
    for size in 1..=33 {
        let leaves = numbered(size);
        let whole = root(&leaves);
        for index in 0..size {
            let proof = inclusion_proof(&leaves, index).unwrap();
            for claimed in 0..size {
                assert_eq!(
                    verify_inclusion(&leaves[index], claimed as u64, size as u64, &proof, &whole),
                    claimed == index,
                    "leaf {index} of {size} as {claimed}"
                );
            }
        }
        for old in 1..=size {
            let proof = consistency_proof(&leaves, old).unwrap();
            let was = root(&leaves[..old]);
            assert!(
                verify_consistency(old as u64, size as u64, &proof, &was, &whole),
                "{old} to {size}"
            );
            let other = leaf_hash(b"another past");
            assert!(
                !verify_consistency(old as u64, size as u64, &proof, &other, &whole),
                "{old} to {size} from another past"
            );
        }
        assert!(inclusion_proof(&leaves, size).is_none());
        assert!(consistency_proof(&leaves, size + 1).is_none());
        assert!(consistency_proof(&leaves, 0).is_none());
    }
}

#[test]
fn a_leaf_cannot_pass_for_a_node() {
    let leaves = numbered(2);
    let mut inner = Vec::new();
    inner.extend(leaves[0]);
    inner.extend(leaves[1]);
    assert_ne!(leaf_hash(&inner), root(&leaves));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_root_is_the_one_of_the_definition(size in 1_usize..600) {
        let leaves = numbered(size);
        let mut frontier = Frontier::new();
        leaves.iter().for_each(|leaf| frontier.push(*leaf));
        prop_assert_eq!(root(&leaves), by_definition(&leaves));
        prop_assert_eq!(frontier.root(), by_definition(&leaves));
        prop_assert_eq!(frontier.size(), size as u64);
    }

    #[test]
    fn a_bent_proof_never_verifies(size in 2_usize..300, at in 0_usize..300, which in 0_usize..20, bit in 0_u8..8) {
        let (leaves, at) = (numbered(size), at % size);
        let whole = root(&leaves);
        let mut proof = inclusion_proof(&leaves, at).unwrap();
        let which = which % proof.len();
        proof[which][0] ^= 1 << bit;
        prop_assert!(!verify_inclusion(&leaves[at], at as u64, size as u64, &proof, &whole));
        let old = at.max(1);
        let mut proof = consistency_proof(&leaves, old).unwrap();
        if !proof.is_empty() {
            let which = which % proof.len();
            proof[which][31] ^= 1 << bit;
            prop_assert!(!verify_consistency(old as u64, size as u64, &proof, &root(&leaves[..old]), &whole));
        }
        proof.push(leaves[0]);
        prop_assert!(!verify_consistency(old as u64, size as u64, &proof, &root(&leaves[..old]), &whole));
    }
}
