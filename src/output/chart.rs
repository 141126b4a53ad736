//! A report as pictures. Nothing here reads or writes files.
