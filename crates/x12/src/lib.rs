//! EDI X12 5010 as health care speaks it: typed, written and read, without input or output.
