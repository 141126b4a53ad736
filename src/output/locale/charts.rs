//! The sentences of charts, both languages side by side. Computes nothing.
