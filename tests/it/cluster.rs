//! Shards on engines of Python that are really there. Where Python or an engine is not, it is said.

use std::process::Command;

use crate::readme::root;

/// The Python to try, with pytest: a name in the environment, what CI has installed, or any.
fn python() -> Option<String> {
    let own = root().join("target/cluster/bin/python").display().to_string();
    let named = std::env::var("NOBAT_PYTHON").ok();
    let has_pytest = |python: &String| {
        let tried = Command::new(python).args(["-c", "import pytest"]).output();
        tried.is_ok_and(|tried| tried.status.success())
    };
    named.into_iter().chain([own, "python3".to_owned()]).find(has_pytest)
}

#[test]
fn engines_of_python_play_shards() {
    let Some(python) = python() else {
        println!("no Python with pytest: nobody plays on Dask and Ray");
        return;
    };
    let tried = Command::new(python)
        .args([
            "-m",
            "pytest",
            "-q",
            "-rs",
            "-p",
            "no:cacheprovider",
            "python/tests/test_distributed.py",
        ])
        .current_dir(root())
        .env("NOBAT", env!("CARGO_BIN_EXE_nobat"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&tried.stdout);
    println!("{said}");
    assert!(tried.status.success(), "{said}{}", String::from_utf8_lossy(&tried.stderr));
}
