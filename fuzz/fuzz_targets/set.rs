#![no_main]
nobat_fuzz::target!("set");
