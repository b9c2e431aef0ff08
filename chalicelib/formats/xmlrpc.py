"""format=xmlrpc: the answer as a string, REST's XML without ``rsp``; and calls that are XML-RPC."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable

from lxml import etree
from lxml.builder import E

from chalicelib.formats import document, rest
from chalicelib.formats.characters import legal
from chalicelib.formats.element import Element, err
from chalicelib.model.failures import InvalidXmlRpcCall

CONTENT_TYPE = "text/xml; charset=utf-8"


def write(rsp: Element) -> bytes:
    """A whole methodResponse."""
    error = err(rsp)
    told = _params(rsp) if error is None else _fault(error)
    root = E.methodResponse(told)
    etree.indent(root, "\t")
    return rest.DECLARATION.encode() + etree.tostring(root, encoding="utf-8")


def read(body: bytes) -> list[tuple[str, str]]:
    """The parameters of a methodCall, ``method`` among them. Raises InvalidXmlRpcCall."""
    try:
        return _call(document.read(body))
    except ValueError as error:
        raise InvalidXmlRpcCall from error


def _params(rsp: Element) -> etree._Element:
    payload = rest.fragment(rsp.elements())
    return E.params(E.param(E.value(E.string(payload))))


def _fault(error: Element) -> etree._Element:
    """Flickr's number is the faultCode, its message the faultString."""
    code, message = str(error.attributes["code"]), legal(str(error.attributes["msg"]))
    return E.fault(
        E.value(
            E.struct(
                E.member(E.name("faultCode"), E.value(E.int(code))),
                E.member(E.name("faultString"), E.value(E.string(message))),
            )
        )
    )


def _call(root: etree._Element) -> list[tuple[str, str]]:
    """The method comes last, so that it wins: clients that sign send it in the struct as well."""
    if root.tag != "methodCall":
        raise ValueError(root.tag)
    [name] = root.findall("methodName")
    params = root.findall("params/param")
    return [*(_struct(params) if params else []), ("method", document.plain(name).strip())]


def _struct(params: list[etree._Element]) -> list[tuple[str, str]]:
    [param] = params
    [value] = param
    [struct] = value
    if (value.tag, struct.tag) != ("value", "struct"):
        raise ValueError(struct.tag)
    return [_member(each) for each in struct]


def _member(member: etree._Element) -> tuple[str, str]:
    name, value = member
    if (member.tag, name.tag, value.tag) != ("member", "name", "value"):
        raise ValueError(member.tag)
    return document.plain(name), _scalar(value)


def _scalar(value: etree._Element) -> str:
    """A value that stands bare is a string."""
    if not len(value):
        return value.text or ""
    [typed] = value
    if typed.tag not in _SCALARS:
        raise ValueError(typed.tag)
    return _SCALARS[typed.tag](document.plain(typed))


def _base64(text: str) -> str:
    return b64decode(text).decode("utf-8", "replace")


_SCALARS: dict[str, Callable[[str], str]] = {
    "string": str,
    "base64": _base64,
    **dict.fromkeys(("int", "i4", "i8", "boolean", "double", "dateTime.iso8601"), str.strip),
}
