//! The Merkle tree of RFC 6962: hashes, roots and proofs.
//!
//! A leaf is hashed with a first byte 0, an inner node with a first byte 1, so that neither can be
//! passed off as the other. The tree over `n` leaves splits at the largest power of two below `n`;
//! that makes a grown tree contain the roots of what it grew from, which is what a consistency proof
//! shows.

use ring::digest::{Context, SHA256, digest};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// The hash of a leaf.
pub fn leaf_hash(data: &[u8]) -> Hash {
    hash(0, &[data])
}

fn node_hash(left: &Hash, right: &Hash) -> Hash {
    hash(1, &[left, right])
}

fn hash(kind: u8, parts: &[&[u8]]) -> Hash {
    let mut context = Context::new(&SHA256);
    context.update(&[kind]);
    for part in parts {
        context.update(part);
    }
    to_hash(context.finish().as_ref())
}

fn to_hash(bytes: &[u8]) -> Hash {
    bytes.try_into().expect("SHA-256 gives 32 bytes")
}

/// The root of the tree over no leaf at all.
pub fn empty_root() -> Hash {
    to_hash(digest(&SHA256, b"").as_ref())
}

/// The root of the tree over these leaf hashes.
pub fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => empty_root(),
        [one] => *one,
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            node_hash(&root(left), &root(right))
        }
    }
}

/// Where a tree over `size >= 2` leaves splits: the largest power of two below `size`.
fn split(size: usize) -> usize {
    1 << (size - 1).ilog2()
}

/// The right edge of a growing tree: the roots of its full subtrees, largest first. It holds at most
/// one hash per bit of the size, and is all that is needed to add leaves and to name the root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Hash>,
}

impl Frontier {
    /// The edge of the empty tree.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many leaves the tree has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf. Every trailing one bit of the size is a full subtree that now has its sibling.
    pub fn push(&mut self, leaf: Hash) {
        let mut node = leaf;
        for _ in 0..self.size.trailing_ones() {
            let left = self.peaks.pop().expect("one peak per one bit of the size");
            node = node_hash(&left, &node);
        }
        self.peaks.push(node);
        self.size += 1;
    }

    /// The root.
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev();
        let Some(&last) = peaks.next() else {
            return empty_root();
        };
        peaks.fold(last, |right, left| node_hash(left, &right))
    }
}

/// The proof that the leaf at `index` stands in the tree over `leaves`: the siblings on its way to the
/// root, nearest first. `None` if there is no such leaf.
pub fn inclusion_proof(leaves: &[Hash], index: usize) -> Option<Vec<Hash>> {
    if index >= leaves.len() {
        return None;
    }
    let mut path = Vec::new();
    let (mut rest, mut index) = (leaves, index);
    while rest.len() > 1 {
        let (left, right) = rest.split_at(split(rest.len()));
        if index < left.len() {
            path.push(root(right));
            rest = left;
        } else {
            path.push(root(left));
            index -= left.len();
            rest = right;
        }
    }
    path.reverse();
    Some(path)
}

/// Whether the proof shows that `leaf` is the leaf at `index` of the tree of that size and root
/// (RFC 9162, 2.1.3.2).
pub fn verify_inclusion(leaf: &Hash, index: u64, size: u64, proof: &[Hash], root: &Hash) -> bool {
    if index >= size {
        return false;
    }
    let (mut node, mut last, mut found) = (index, size - 1, *leaf);
    for sibling in proof {
        if last == 0 {
            return false;
        }
        if node & 1 == 1 || node == last {
            found = node_hash(sibling, &found);
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            found = node_hash(&found, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    last == 0 && found == *root
}

/// The proof that the tree over the first `old` of these leaves grew into the tree over all of them.
/// `None` if there never was such a tree.
pub fn consistency_proof(leaves: &[Hash], old: usize) -> Option<Vec<Hash>> {
    if old == 0 || old > leaves.len() {
        return None;
    }
    let mut path = Vec::new();
    let (mut rest, mut old, mut known) = (leaves, old, true);
    while old < rest.len() {
        let (left, right) = rest.split_at(split(rest.len()));
        if old <= left.len() {
            path.push(root(right));
            rest = left;
        } else {
            path.push(root(left));
            old -= left.len();
            rest = right;
            known = false;
        }
    }
    if !known {
        path.push(root(rest)); // the verifier cannot take it from the old root
    }
    path.reverse();
    Some(path)
}

/// Whether the proof shows that the tree of size `old` and root `old_root` grew into the tree of size
/// `new` and root `new_root` (RFC 9162, 2.1.4.2).
pub fn verify_consistency(
    old: u64,
    new: u64,
    proof: &[Hash],
    old_root: &Hash,
    new_root: &Hash,
) -> bool {
    if old == 0 || old > new {
        return false;
    }
    if old == new {
        return proof.is_empty() && old_root == new_root;
    }
    let from_root = [*old_root];
    let mut path = if old.is_power_of_two() {
        from_root.iter().chain(proof)
    } else {
        [].iter().chain(proof)
    };
    let (mut node, mut last) = (old - 1, new - 1);
    while node & 1 == 1 {
        node >>= 1;
        last >>= 1;
    }
    let Some(&first) = path.next() else {
        return false;
    };
    let (mut of_old, mut of_new) = (first, first);
    for sibling in path {
        if last == 0 {
            return false;
        }
        if node & 1 == 1 || node == last {
            of_old = node_hash(sibling, &of_old);
            of_new = node_hash(sibling, &of_new);
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            of_new = node_hash(&of_new, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    last == 0 && of_old == *old_root && of_new == *new_root
}

#[cfg(test)]
#[path = "merkle_tests.rs"]
mod tests;
