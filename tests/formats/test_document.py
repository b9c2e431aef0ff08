"""XML from strangers: what is read of it, and where it ends."""

from __future__ import annotations

import pytest

from chalicelib.formats import document

DEPTH_MAX = 256


def sized(length: int) -> bytes:
    return b"<a>" + b"x" * (length - 7) + b"</a>"


def nested(depth: int) -> bytes:
    return b"<a>" * depth + b"</a>" * depth


def test_a_document_may_be_a_megabyte_and_no_longer():
    assert len(document.read(sized(document.BYTES_MAX)).text or "") == document.BYTES_MAX - 7
    with pytest.raises(ValueError, match="more than 1000000 bytes"):
        document.read(sized(document.BYTES_MAX + 1))


def test_a_document_may_be_nested_but_not_without_an_end():
    assert sum(1 for _ in document.read(nested(DEPTH_MAX - 1)).iter()) == DEPTH_MAX - 1
    with pytest.raises(ValueError, match="depth"):
        document.read(nested(DEPTH_MAX + 1))


def test_a_document_says_itself_how_it_is_encoded():
    assert document.read("<?xml version='1.0' encoding='utf-16'?><a>é</a>".encode("utf-16")).text
    latin = "<?xml version='1.0' encoding='iso-8859-1'?><a>é</a>".encode("latin-1")
    assert document.read(latin).text == "é"
    assert document.read(b"\xef\xbb\xbf<a>\xc3\xa9</a>").text == "é"


def test_a_file_is_not_read_whatever_refers_to_it(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    for what in (f'<!ENTITY e SYSTEM "{secret.as_uri()}">', f'<!ENTITY e SYSTEM "{secret}">'):
        with pytest.raises(ValueError, match="a DTD") as caught:
            document.read(f"<!DOCTYPE a [{what}]><a>&e;</a>".encode())
        assert "secret" not in str(caught.value)
