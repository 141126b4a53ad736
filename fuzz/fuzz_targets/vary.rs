#![no_main]
nobat_fuzz::target!("vary");
