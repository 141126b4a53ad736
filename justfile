# What one does again and again. `just` alone lists it.

_list:
    @just --list

# Everything that must hold before a change lands.
check:
    bash .ci/run

# The tests alone.
test *filter:
    cargo test {{filter}}

# Write golden runs, pictures and the README's picture anew; read the difference before you commit it.
bless:
    BLESS=1 cargo test --test it golden
    BLESS=1 cargo test --test it pictures

# The engine against a loop by hand, and what the questions cost.
bench:
    cargo bench --bench floor
    cargo bench --bench questions

# Random programmes and spoilt texts until something breaks: just fuzz scenario --count 1000000 --every 200
fuzz +words:
    cargo run --profile fuzz --example fuzz -- {{words}}

# Make the engine of the live page, and say where it is.
page:
    @page/build

# Draw the charts of a scenario: just charts scenarios/provinces.toml
charts scenario lang="en":
    cargo run --release -- run {{scenario}} --lang {{lang}}
