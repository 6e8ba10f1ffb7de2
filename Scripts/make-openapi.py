#!/usr/bin/env python3
"""Puts docs/openapi.yaml together from its parts: docs/openapi/_frame.yaml and one file a feature (paths, components)."""
import pathlib
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
PARTS = ROOT / "docs/openapi"


def merge(into, other, where):
    for key, value in other.items():
        if key in into and isinstance(into[key], dict) and isinstance(value, dict):
            merge(into[key], value, f"{where}/{key}")
        elif key in into and into[key] != value:
            sys.exit(f"{where}/{key} is described twice, differently")
        else:
            into[key] = value


document = yaml.safe_load((PARTS / "_frame.yaml").read_text())
for part in sorted(PARTS.glob("[a-z]*.yaml")):
    content = yaml.safe_load(part.read_text()) or {}
    unknown = set(content) - {"paths", "components", "tags"}
    if unknown:
        sys.exit(f"{part.name}: only paths, components and tags belong here, not {sorted(unknown)}")
    merge(document, content, part.name)
document["paths"] = dict(sorted(document["paths"].items()))
text = "# Made by Scripts/make-openapi.py from docs/openapi/; change the parts, not this file.\n" + yaml.safe_dump(
    document, sort_keys=False, allow_unicode=True, width=120)
target = ROOT / "docs/openapi.yaml"
if "--check" in sys.argv:
    if target.read_text() != text:
        sys.exit("docs/openapi.yaml is not what its parts say: run Scripts/make-openapi.py")
else:
    target.write_text(text)
