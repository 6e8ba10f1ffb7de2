"""The whole loop by the JSON API, each step by whoever may take it, every answer held against docs/openapi.yaml.

Schemas are read as closed here: a field that the page does not describe fails as well as one that is not as described.
"""
import io
import json
import re
import time
import uuid

import jsonschema
import openpyxl
import pytest
import yaml

from server import ROOT, Workspace

DOCUMENT = yaml.safe_load((ROOT / "docs/openapi.yaml").read_text())
ROLES = {"secretary": "secretary", "chair": "chair", "nutrition-officer": "nutrition-officer", "evaluator": "evaluator", "dpu": "dpu", "dinkes": "dinkes"}


def closed(schema, is_part=False):
    """The same schema, in which no object may hold more than it describes; a part of an `allOf` leaves that to the whole."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result = {}
    for key, value in schema.items():
        if key == "properties":
            result[key] = {name: closed(part) for name, part in value.items()}
        elif key in ("allOf", "oneOf", "anyOf"):
            result[key] = [closed(part, is_part=True) for part in value]
        else:
            result[key] = closed(value) if key in ("items", "schema") else value
    if not is_part and result.keys() & {"properties", "$ref", "allOf", "oneOf", "anyOf"} and "additionalProperties" not in result:
        result["unevaluatedProperties"] = False
    return result


SCHEMAS = {name: closed(schema, is_part=True) for name, schema in DOCUMENT["components"]["schemas"].items()}


def operation(method, path):
    for template, operations in DOCUMENT["paths"].items():
        if re.fullmatch("/api/v1" + re.sub(r"\{[^}]*\}", "[^/]+", template[7:]), "/api/v1" + path.split("?")[0]):
            if method.lower() in operations:
                return template, operations[method.lower()]
    raise AssertionError(f"{method} {path} is not described")


class Team:
    """Calls the API as one of the team; each answer must be as it is described."""

    def __init__(self, workspace, tokens):
        self.workspace, self.tokens, self.used = workspace, tokens, set()

    def __call__(self, who, method, path, body=None, expect=None, headers=None):
        template, described = operation(method, path)
        self.used.add((method, template))
        status, answered, content = self.workspace.call(method, path, body, self.tokens[who], headers)
        success = next(int(code) for code in described["responses"] if code.startswith("2"))
        assert status == (expect or success), (method, path, status, content)
        response = described["responses"].get(str(status), described["responses"]["default"])
        if "$ref" in response:
            response = DOCUMENT["components"]["responses"][response["$ref"].rsplit("/", 1)[1]]
        for kind, media in response.get("content", {}).items():
            if answered["Content-Type"].startswith(kind) and "schema" in media and "json" in kind:
                schema = {**closed(media["schema"]), "components": {"schemas": SCHEMAS}}
                faults = sorted(jsonschema.Draft202012Validator(schema).iter_errors(content), key=lambda fault: len(fault.path))
                assert not faults, f"{method} {path}: {list(faults[0].path)}: {faults[0].message[:300]}"
                break
        else:
            assert not response.get("content"), f"{method} {path} answers {answered['Content-Type']}"
        return content


def items(content):
    return content["items"] if isinstance(content, dict) else content


@pytest.fixture(scope="module")
def team(tmp_path_factory):
    workspace = Workspace(tmp_path_factory.mktemp("api") / "data")
    workspace.start("--sample")
    emails = {role: f"{name}@contoh.example" for role, name in ROLES.items()}
    tokens = {role: workspace.run("account", "token", "--email", email).strip().split()[-1] for role, email in emails.items()}
    yield Team(workspace, tokens)
    workspace.stop()


def export(rows):
    """A weighing export of a few children of one village."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["No", "NIK", "Nama", "JK", "Tgl Lahir", "Nama Ortu", "Kab/Kota", "Kec", "Desa/Kel", "Posyandu", "Tanggal Pengukuran", "Berat",
                  "Tinggi", "Cara Ukur"])
    for number in range(rows):
        sheet.append([number + 1, f"33022101062599{number:02d}", f"Anak Contoh {number}", "L" if number % 2 else "P", "01/06/2025", "Ibu / Bapak Contoh",
                      "BANYUMAS", "SUMBANG", "TAMBAKSOGRA", "MAWAR", "10/10/2026", 9.1 if number else 91, 74.5, "Terlentang"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def multipart(fields):
    boundary = uuid.uuid4().hex
    body = b""
    for name, value in fields.items():
        value, disposition = (value[1], f'; filename="{value[0]}"') if isinstance(value, tuple) else (value.encode(), "")
        body += f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"{disposition}\r\n\r\n'.encode() + value + b"\r\n"
    return body + f"--{boundary}--\r\n".encode(), {"Content-Type": f"multipart/form-data; boundary={boundary}"}


def settled(team, path):
    until = time.time() + 30
    while (line := team("nutrition-officer", "GET", path))["state"] in ("reading", "applying"):
        assert time.time() < until, line
        time.sleep(0.1)
    return line


def test_the_loop(team):
    agencies = {line["shortName"]: line["id"] for line in items(team("secretary", "GET", "/agencies"))}
    dpu, dinkes = agencies["DPU"], agencies["Dinkes"]

    # Measure
    body, headers = multipart({"file": ("oktober.xlsx", export(12))})
    path = "/growth/imports/" + team("nutrition-officer", "POST", "/growth/imports", body, headers=headers)["id"]
    preview = settled(team, path)
    assert preview["state"] == "preview" and preview["report"]["measurementsNew"] == 12
    assert [problem["code"] for problem in preview["report"]["problems"]] != []
    team("nutrition-officer", "POST", path + "/confirm")
    assert settled(team, path)["state"] == "done"
    team("nutrition-officer", "POST", path + "/discard", expect=409)
    body, headers = multipart({"file": ("oktober.xlsx", export(12))})
    again = "/growth/imports/" + team("nutrition-officer", "POST", "/growth/imports", body, headers=headers)["id"]
    assert settled(team, again)["report"]["measurementsNew"] == 0
    team("nutrition-officer", "POST", again + "/discard")
    assert len(items(team("nutrition-officer", "GET", "/growth/imports"))) >= 2
    team("chair", "GET", "/growth/areas/33.02")
    team("chair", "GET", "/growth/areas/33.02.21?period=2026-10")
    team("chair", "GET", "/growth/areas/99.99", expect=404)
    team("secretary", "POST", "/estimates", {
        "area": "33.02", "year": 2026, "period": "Oktober", "source": "Uji", "method": "routine", "percent": 13.2, "numerator": 132, "denominator": 1000})
    assert any(line["source"] == "Uji" for line in items(team("chair", "GET", "/estimates")))
    team("chair", "GET", "/surveys")
    assert len(items(team("chair", "GET", "/areas?level=district"))) == 27

    # Understand
    meeting = team("secretary", "POST", "/meetings", {
        "title": "Rapat lewat API", "day": "2026-11-20", "time": "09:00", "agencies": [dpu, dinkes, agencies["Kemenag"]],
        "agenda": [{"title": "Air bersih", "presenter": dpu, "minutes": 20}]})
    path = f"/meetings/{meeting['id']}"
    for step in ("invite", "start"):
        meeting = team("secretary", "POST", path + "/state", {"step": step, "version": meeting["version"]})
    team("secretary", "POST", path + "/state", {"step": "start", "version": 1}, expect=409)
    for agency, came in ((dpu, True), (dinkes, True), (agencies["Kemenag"], False)):
        who = {"attendee": "Contoh", "position": "Kabid", "mandate": "deputy"} if came else {}
        team("secretary", "PUT", f"{path}/attendance/{agency}", {"attended": came, **who})
    said = {"agency": dpu, "kind": "obstacle", "addressed": [dinkes],
            "text": "Sambungan air bersih di Lumbir belum masuk DPA karena usulan desa datang setelah pagu ditetapkan."}
    team("dinkes", "POST", path + "/statements", said, expect=403)
    statement = team("dpu", "POST", path + "/statements", said)
    team("chair", "GET", f"/statements/{statement['id']}")
    owed = [line for line in items(team("dinkes", "GET", f"/read-backs?meeting={meeting['id']}")) if line["listener"] == dinkes]
    read_back = f"/read-backs/{owed[0]['id']}"
    team("dinkes", "POST", read_back + "/say", {"text": said["text"]}, expect=422)
    team("dinkes", "POST", read_back + "/say", {"text": "Lumbir belum punya air bersih sebab anggaran habis dipakai jalan."})
    team("dinkes", "POST", read_back + "/confirm", {"attempt": 1}, expect=403)
    team("dpu", "POST", read_back + "/correct", {"attempt": 1, "correction": "Bukan habis: usulan desa terlambat."})
    team("dinkes", "POST", read_back + "/say", {"text": "Lumbir menunggu air bersih: desa mengusulkan sesudah pagu anggaran dikunci."})
    assert team("dpu", "POST", read_back + "/confirm", {"attempt": 2})["state"] == "confirmed"
    assert [attempt.get("answer") for attempt in team("chair", "GET", read_back)["attempts"]] == ["corrected", "confirmed"]
    total = team("chair", "GET", path + "/understanding")["total"]
    assert total["confirmed"] == 1 and total["required"] >= 1
    team("secretary", "POST", path + "/rounds")
    meeting = team("secretary", "GET", path)
    team("secretary", "POST", path + "/state", {"step": "close", "version": meeting["version"]})
    assert any(line["id"] == meeting["id"] for line in items(team("chair", "GET", "/meetings?state=closed")))

    # Commit
    strategy = items(team("chair", "GET", "/strategy-sets"))[0]["strategies"][0]["id"]
    team("chair", "GET", "/indicators")
    task = team("dpu", "POST", "/responsibilities", {
        "title": "Usulkan sambungan air bersih Lumbir", "strategy": strategy, "statement": statement["id"], "due": "2027-03-31", "person": "Agus Contoh"})
    path = f"/responsibilities/{task['id']}"
    assert (task["agency"], task["state"]) == (dpu, "open")
    key = {"Idempotency-Key": "sekali"}
    first = team("dpu", "POST", path + "/hand-offs", {"agency": dinkes, "reason": "Data sasaran ada di Dinkes."}, headers=key)
    _, _, _ = team.workspace.call("POST", path + "/hand-offs", {"agency": dinkes, "reason": "Data sasaran ada di Dinkes."}, team.tokens["dpu"], key)
    assert len(team("chair", "GET", path)["handOffs"]) == 1
    offer = f"{path}/hand-offs/{first['handOffs'][0]['id']}"
    team("dpu", "POST", offer + "/accept", {"person": "Agus Contoh"}, expect=403)
    team("dinkes", "POST", offer + "/decline", {"reason": "Bukan ranah kami."})
    second = team("dpu", "POST", path + "/hand-offs", {"agency": dinkes, "reason": "Yang kurang hanya datanya."})
    team("dpu", "POST", f"{path}/hand-offs/{second['handOffs'][-1]['id']}/withdraw")
    third = team("dpu", "POST", path + "/hand-offs", {"agency": dinkes, "reason": "Disepakati dalam rapat."})
    assert third["agency"] == dpu, "an offer moves nothing"
    moved = team("dinkes", "POST", f"{path}/hand-offs/{third['handOffs'][-1]['id']}/accept", {"person": "Wahyu Contoh"})
    assert (moved["agency"], moved["person"]) == (dinkes, "Wahyu Contoh")
    back = team("dinkes", "POST", path + "/hand-offs", {"agency": dpu, "reason": "Anggarannya tetap di DPU."})
    assert back["awaitsChair"] and back["agency"] == dinkes
    assert task["id"] in json.dumps(team("chair", "GET", "/decisions"))
    team("dpu", "POST", f"{path}/hand-offs/{back['handOffs'][-1]['id']}/accept", {"person": "Agus Contoh"}, expect=409)
    kept = team("chair", "POST", f"{path}/hand-offs/{back['handOffs'][-1]['id']}/decide", {"decision": "keep", "reason": "Data dahulu."})
    assert kept["agency"] == dinkes and not kept["awaitsChair"]
    raised = team("dinkes", "POST", path + "/escalations", {"question": "Siapa membayar survei sasaran?"})
    assert raised["agency"] == dinkes, "a question keeps the owner"
    team("chair", "POST", f"{path}/escalations/{raised['escalations'][-1]['id']}/answer", {"answer": "Dari pagu Bappedalitbang."})
    team("dinkes", "POST", path + "/block", {"reason": "Menunggu daftar keluarga dari desa."})
    team("dinkes", "POST", path + "/unblock")
    version = team("chair", "GET", path)["version"]
    team("dinkes", "POST", path + "/due", {"due": "2027-04-30", "reason": "Daftar terlambat.", "version": version})
    team("dinkes", "POST", path + "/person", {"person": "Gita Contoh", "reason": "Wahyu cuti."})
    team("dinkes", "POST", path + "/due", {"due": "2027-05-30", "reason": "Lagi.", "version": version}, expect=409)
    custody = team("chair", "GET", path)["custody"]
    assert len(custody) >= 2
    team("chair", "GET", "/responsibilities?agency=all")

    # Deliver
    team("dpu", "POST", path + "/deliveries", {"text": "Bukan milik kami"}, expect=403)
    team("dinkes", "POST", path + "/deliveries", {"text": "Daftar 214 keluarga di Lumbir.", "link": "https://contoh.example/daftar"})
    body, headers = multipart({"text": "Berkasnya.", "file": ("daftar.csv", b"desa;keluarga\nCingebul;14\n")})
    delivered = team("dinkes", "POST", path + "/deliveries", body, headers=headers, expect=409)
    held = team("chair", "GET", path)["deliveries"][-1]["id"]
    team("dinkes", "POST", f"{path}/deliveries/{held}/verify", {}, expect=403)
    team("dpu", "POST", f"{path}/deliveries/{held}/return", {"reason": "Berkasnya belum ada."})
    delivered = team("dinkes", "POST", path + "/deliveries", body, headers=headers)
    held = delivered["deliveries"][-1]["id"]
    status, answered, content = team.workspace.call("GET", f"{path}/deliveries/{held}/file", token=team.tokens["dpu"])
    assert status == 200 and content == b"desa;keluarga\nCingebul;14\n" and "attachment" in answered["Content-Disposition"]
    team.used.add(("GET", "/api/v1/responsibilities/{responsibility}/deliveries/{delivery}/file"))
    assert team("dpu", "POST", f"{path}/deliveries/{held}/verify", {"remark": "Cocok dengan daftar desa."})["state"] == "verified"
    assert team("secretary", "POST", path + "/reopen", {"reason": "Dua desa belum terdaftar."})["state"] != "verified"
    assert team("chair", "POST", path + "/reassign", {"agency": dpu, "person": "Agus Contoh", "reason": "Tinggal pekerjaan fisik."})["agency"] == dpu
    assert team("chair", "POST", path + "/cancel", {"reason": "Selesai lewat program lain."})["state"] == "cancelled"

    # Assess
    team("chair", "GET", "/assessment?from=2026-09-01&to=2026-11-23")
    judgement = {"indicator": "shared-understanding", "from": "2026-09-01", "to": "2026-11-23", "judgement": "partly", "reasons": "Dua dari tiga terkonfirmasi."}
    team("secretary", "POST", "/judgements", judgement, expect=403)
    made = team("evaluator", "POST", "/judgements", judgement)
    assert any(line["id"] == made["id"] for line in items(team("chair", "GET", "/judgements")))
    team("dinkes", "GET", "/duties")

    # All of it is in the ledger, and the chain holds.
    entries = items(team("secretary", "GET", f"/ledger?subject=responsibility/{task['id']}&limit=100"))
    assert len(entries) >= 15
    team("secretary", "GET", "/ledger/verification")

    left = {(method.upper(), path) for path, operations in DOCUMENT["paths"].items() for method in operations if method != "parameters"} - team.used
    assert not left, f"the loop passes by {sorted(left)}"


def test_refusals_are_problems(team):
    for who, method, path, body, status in [
        ("dpu", "POST", "/meetings", {"title": "x", "day": "2026-12-01", "time": "09:00"}, 403),
        ("secretary", "POST", "/meetings", {"title": "", "day": "1900-01-01", "time": "25:00"}, 422),
        ("secretary", "POST", "/meetings", {"title": 3}, 422),
        ("secretary", "GET", f"/meetings/{uuid.uuid4()}", None, 404),
        ("secretary", "GET", "/meetings/1%20OR%201=1", None, 404),
    ]:
        problem = team(who, method, path, body, expect=status)
        assert problem["status"] == status and problem["title"] and problem["detail"], problem
    for token in ("", "x", "Bearer"):
        status, answered, _ = team.workspace.call("GET", "/meetings", token=token or " ")
        assert status == 401 and answered["Content-Type"].startswith("application/problem+json")
    status, _, problem = team.workspace.call("POST", "/meetings", b"{", team.tokens["secretary"], {"Content-Type": "application/json"})
    assert status == 400, problem
