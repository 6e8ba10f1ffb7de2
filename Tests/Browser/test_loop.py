"""The whole loop on a phone, as each role, in both languages: measure, understand, commit, deliver, assess.

Read from top to bottom it is one story; each test goes on where the one before it stopped.
"""
import pathlib
import re

import openpyxl
import pytest

from exports import Village, long_file, today, wrong_files

A4_TEXT_WIDTH = 672  # px: 210 mm less the margins of 16 mm that the stylesheet sets, at 96 px an inch


class Story:
    """What one walk round the loop remembers from step to step."""

    def __init__(self, language):
        self.language = language
        self.village = Village("Karangturi", "33.02.21.2002", 9990) if language == "id" else Village("Karangcegak", "33.02.21.2003", 9970)
        self.title = "Rembuk air bersih Lumbir" if language == "id" else "Consultation on clean water in Lumbir"
        self.task = "Periksa air sumur enam posyandu" if language == "id" else "Test the wells of six posyandu"


@pytest.fixture(scope="module", params=["id", "en"])
def story(request):
    return Story(request.param)


@pytest.fixture
def team(person, story):
    """Signs somebody in at a phone, in the language of the story."""
    return lambda role, **options: person(role, language=story.language, **options)


# MARK: Measure


def test_the_officer_loads_the_weighing(team, story, tmp_path):
    officer = team("nutrition-officer")
    officer.open("/")
    officer.press("Muat ekspor penimbangan", "Load a weighing export")
    upload(officer, story.village.write(tmp_path / "ekspor.xlsx"))
    officer.reads(("ekspor.xlsx: menunggu persetujuan", "ekspor.xlsx: waiting to be confirmed"), ("Belum ada yang disimpan.", "Nothing has been stored yet."))
    assert counts(officer) == {
        "rows": 8, "children new": 6, "children known": 0, "measurements new": 6, "same": 0, "corrected": 0, "rows refused": 2, "measures refused": 1}
    officer.unfold("16 kolom dikenal, 1 tidak", "16 columns recognised, 1 not")
    officer.reads("Catatan Kader", ("wilayah tidak dikenal", "area not known"), ("tanggal lahir terlalu lama", "birth date too long ago"),
                  ("tampaknya milimeter", "seems to be millimetres"))
    officer.check("import-preview")

    with officer.page.expect_download() as download:
        officer.page.get_by_role("link", name=officer.words("Unduh baris yang perlu diperbaiki (xlsx)", "Download the rows to correct (xlsx)")).click()
    download.value.save_as(tmp_path / "masalah.xlsx")
    problems = list(openpyxl.load_workbook(tmp_path / "masalah.xlsx").active.iter_rows(values_only=True))
    assert [row[1] for row in problems[1:]] == [8, 9, 10] and all(row[0] for row in problems), problems

    officer.press("Simpan seluruhnya", "Store all of it")
    settle(officer)
    officer.reads(("ekspor.xlsx: tersimpan", "ekspor.xlsx: stored"))
    officer.check("import-done")

    officer.press("Lihat hasilnya", "See the result")
    officer.reads(("belum mewakili wilayah ini", "does not speak for the area"))
    officer.check("growth-month-begun")
    for area in ["Sumbang", story.village.name]:
        officer.follow(officer.page.locator("main table").get_by_role("link", name=area, exact=True).first.click)
    officer.reads(("40,0 % balita yang diukur di", "40.0 % of the children measured in"), story.village.name, "2 / 5")
    officer.check("growth-village")
    officer.open("/")
    assert "2 / 5" not in officer.page.inner_text("main .loop a:first-child"), "six children of a month that has begun do not speak for the district"
    officer.check("home-officer")


def test_the_same_file_again_changes_nothing(team, story, tmp_path):
    officer = team("nutrition-officer")
    officer.open("/growth/imports")
    upload(officer, story.village.write(tmp_path / "ekspor-lagi.xlsx"))
    again = counts(officer)
    assert (again["children new"], again["measurements new"], again["corrected"], again["same"]) == (0, 0, 0, 6)
    officer.press("Batalkan", "Discard")
    officer.reads(("dibatalkan", "discarded"))
    officer.check("imports")


def test_a_long_import_can_be_left_and_tells_when_it_is_ready(team, story, tmp_path):
    officer = team("nutrition-officer")
    officer.open("/growth/imports")
    officer.page.set_input_files("#f-file", long_file(tmp_path / "panjang.csv"))
    officer.press("Baca berkas", "Read the file")
    if officer.page.locator("main progress").count():
        officer.check("import-progress")
    story.imported = path_of(officer)
    officer.open("/")
    officer.open(story.imported)
    settle(officer)  # the page finds out by itself
    officer.reads(("panjang.csv: menunggu persetujuan", "panjang.csv: waiting to be confirmed"))
    assert counts(officer)["rows refused"] == 30_000
    officer.check("import-hopeless")
    officer.press("Batalkan", "Discard")


def test_what_is_no_export_is_refused_in_plain_words(team, story, tmp_path):
    officer = team("nutrition-officer")
    expected = {
        "photo.xlsx": ("Berkas ini bukan tabel.", "This file is not a table."), "empty.xlsx": ("Berkas ini kosong.", "This file is empty."),
        "broken.xlsx": ("Berkas ini", "This file is"), "nonsense.csv": ("Judul kolom ekspor penimbangan", "No header of a weighing export")}
    officer.open("/growth/imports")
    before = officer.page.locator("table tbody tr").count()
    for path in wrong_files(tmp_path):
        officer.page.set_input_files("#f-file", path)
        answer = officer.press("Baca berkas", "Read the file")
        assert answer.status == 422, path.name
        officer.reads(("Perbaiki dahulu yang berikut", "Please correct the following"), expected[path.name])
    officer.check("import-refused")
    officer.open("/growth/imports")
    assert officer.page.locator("table tbody tr").count() == before, "a refused file leaves nothing behind"


# MARK: Understand


def test_the_secretary_plans_a_meeting(team, story):
    secretary = team("secretary")
    secretary.open("/meetings")
    secretary.press("Rencanakan rapat", "Plan a meeting")
    secretary.fill(title=story.title, day="1900-01-01", time="09:00", place="Pendopo Si Panji")
    for box in secretary.page.locator("input[name=agencies]").all():
        box.uncheck()
    secretary.unchecked()
    answer = secretary.press("Simpan", "Save")
    assert answer.status == 422
    secretary.reads(("Tanggal tidak dikenal.", "Not a date."), ("Undang paling sedikit satu", "Invite at least one"))
    assert secretary.page.input_value("#f-title") == story.title, "nothing typed is lost"
    secretary.check("meeting-plan-wrong")

    secretary.fill(day=today().isoformat(), readBackDays="3")
    for agency in ["Sekretariat", "Dinkes", "DPU", "BKAD"]:
        secretary.page.get_by_label(agency, exact=True).check()
    secretary.fill(item__title__1=secretary.words("Air bersih", "Clean water"), item__presenter__1="DPU", item__minutes__1="30")
    secretary.press("Simpan", "Save")
    secretary.reads(story.title, ("rancangan", "draft"), ("Air bersih", "Clean water"))
    story.meeting = path_of(secretary)
    assert team("focal-person").open(story.meeting).status == 404, "a draft is the secretary's alone"
    secretary.check("meeting-draft")


def test_the_meeting_opens(team, story):
    secretary, focal = team("secretary"), team("focal-person")
    secretary.open(story.meeting)
    secretary.press("Kirim undangan", "Send the invitations")
    secretary.reads(("terbuka, undangan terkirim", "open, invitations sent"))
    secretary.unfold("Tambah butir agenda", "Add an agenda item")
    secretary.fill(item__title=secretary.words("Pembagian tanggung jawab", "Who does what"))
    secretary.press("Tambah butir agenda", "Add an agenda item")
    secretary.check("meeting-open")

    focal.open("/meetings")
    focal.follow(focal.page.get_by_role("link", name=story.title).click)
    focal.reads(("Pembagian tanggung jawab", "Who does what"))
    focal.check("meeting-open-focal")

    secretary.press("Mulai rapat", "Begin the meeting")
    secretary.reads(("sedang berlangsung", "in progress"))


def test_attendance_says_who_came_and_with_what_mandate(team, story):
    secretary = team("secretary")
    secretary.open(story.meeting)
    secretary.press("Catat kehadiran", "Record attendance")

    def came(agency, attended, name="", position="", mandate=None):
        row = secretary.page.get_by_role("group", name=agency, exact=True)
        selects, texts = row.locator("select"), row.locator("input[type=text]")
        selects.nth(0).select_option(attended)
        texts.nth(0).fill(name)
        texts.nth(1).fill(position)
        if mandate:
            selects.nth(1).select_option(mandate)

    came("Sekretariat", "yes", "Ratna Contoh", "Sekretaris", "decision-maker")
    came("DPU", "yes", "Bambang Contoh", "Kepala bidang", "deputy")
    came("Dinkes", "yes", "Wahyu Contoh", "Kepala seksi", "none")
    came("BKAD", "no", "Yuni Contoh")
    answer = secretary.press("Simpan", "Save")
    assert answer.status == 422
    secretary.reads(("Ada nama, tetapi ditandai tidak hadir.", "There is a name, but it is marked absent."))
    secretary.check("attendance-wrong")
    came("BKAD", "no")
    secretary.press("Simpan", "Save")
    secretary.reads("Bambang Contoh", ("wakil dengan mandat", "deputy with mandate"), ("tidak hadir", "absent"), "3/4")
    secretary.check("meeting-attended")


def test_an_agency_states_what_stands_in_its_way(team, story):
    focal = team("focal-person")
    focal.open(story.meeting)
    focal.unfold("Sampaikan pernyataan", "Make a statement")
    story.statement = focal.words(
        "Sumur enam posyandu di Lumbir belum diperiksa, sehingga kami tidak tahu ke mana pipa harus didahulukan.",
        "The wells of six posyandu in Lumbir have not been tested, so that we do not know where pipes are needed first.")
    focal.unchecked()
    answer = focal.press("Simpan", "Save")
    assert answer.status == 422
    focal.reads(("Jenis: Wajib diisi.", "Kind: This is required."))
    focal.check("statement-wrong")
    focal.page.locator("input[name=kind][value=obstacle]").check()
    focal.fill(content=story.statement)
    focal.page.get_by_role("group", name=focal.words("Menyebut atau meminta", "Names or asks")).get_by_label("Dinkes", exact=True).check()
    twice(focal, "Simpan", "Save")
    focal.reads(story.statement, ("kepada Dinkes", "to Dinkes"))
    assert focal.page.locator("main blockquote", has_text=story.statement).count() == 1, "a double click makes one statement"
    focal.page.go_back()
    focal.fill(content=story.statement)
    focal.press("Simpan", "Save")
    assert focal.page.locator("main blockquote", has_text=story.statement).count() == 1, "going back and sending again makes no second one"
    focal.check("statement-made")


def test_the_other_says_it_back_until_the_speaker_confirms(team, story):
    listener, speaker = team("focal-person/Dinkes"), team("focal-person")
    listener.open("/duties")
    listener.reads(("Ucapkan kembali", "Say back"))
    listener.check("duties-read-back")
    listener.open(story.meeting)
    listener.reads(("Menunggu Dinkes: 1", "Waiting for Dinkes: 1"), story.statement)
    say_back(listener, story.statement)
    listener.reads(("Ini salinan kata-kata penutur.", "These are the speaker's words."))
    assert story.statement in listener.page.locator("textarea").first.input_value(), "what was typed is still there"
    listener.check("read-back-copied")
    say_back(listener, listener.words("Yang kami tangkap: DPU minta dana pipa dari kami.", "We gather that DPU wants money for pipes from us."))
    listener.reads(("menunggu penutur", "waits for the speaker"))
    listener.check("read-back-said")

    speaker.open(story.meeting)
    speaker.reads(("Dinkes menangkap:", "Dinkes understood:"))
    speaker.check("read-back-to-confirm")
    speaker.unfold("Luruskan …", "Correct it …")
    correction = speaker.words("Bukan dana: kami minta air sumurnya diperiksa.", "Not money: we ask that the well water be tested.")
    speaker.page.locator("textarea[name^=correction]").fill(correction)
    speaker.press("Kirim pelurusan", "Send the correction")

    listener.open(story.meeting)
    listener.reads(("DPU meluruskan:", "DPU corrects:"), correction)
    listener.check("read-back-corrected")
    say_back(listener, listener.words(
        "Jadi laboratorium kami yang perlu memeriksa enam sumur itu lebih dahulu.", "So it is our laboratory that has to test those six wells first."))
    speaker.open(story.meeting)
    speaker.press("Ya, itu maksud kami", "Yes, that is what we meant")
    speaker.press("Matriks pemahaman", "Understanding matrix")
    speaker.reads(("1 dari 1 ucap balik wajib sudah dibenarkan penuturnya.", "1 of 1 required read-backs are confirmed by their speaker."))
    cell = speaker.page.get_by_role("link", name=speaker.words("Dinkes atas DPU: 1 dari 1 dibenarkan", "Dinkes of DPU: 1 of 1 confirmed"))
    assert cell.inner_text() == "1/1"
    speaker.check("matrix")
    speaker.follow(cell.click)
    speaker.check("read-backs")
    speaker.follow(speaker.page.locator("main table").get_by_role("link").first.click)
    speaker.reads(("DPU membenarkan.", "DPU confirms."), correction)
    speaker.check("read-back")


# MARK: Commit


def test_the_statement_becomes_a_responsibility(team, story):
    secretary, focal = team("secretary"), team("focal-person")
    secretary.open(story.meeting)
    secretary.press("Buat tanggung jawab", "Make it a responsibility")
    secretary.reads(story.statement, story.title)
    secretary.fill(title=story.task, due="1900-01-01")
    secretary.unchecked()
    assert secretary.press("Catat tanggung jawab", "Take up a responsibility").status == 422
    secretary.reads(("Pilih strategi yang dilayani.", "Choose the strategy it serves."), ("Pilih tanggal dari", "Choose a day from"))
    secretary.check("responsibility-wrong")
    secretary.unfold("Wilayah", "Areas")
    secretary.fill(strategy=6, due=f"{today().year + 1}-03-31", person="Ratna Contoh", places="Lumbir")
    secretary.unfold("Tawarkan kepada perangkat daerah lain", "Offer it to another agency")
    secretary.fill(offer__to="DPU", offer__reason=secretary.words("Sumur itu milik DPU.", "The wells belong to DPU."))
    twice(secretary, "Catat tanggung jawab", "Take up a responsibility")
    secretary.reads(story.task, ("ditawarkan kepada DPU", "offered to DPU"))
    story.responsibility = path_of(secretary)
    secretary.check("responsibility-offered")
    secretary.open("/responsibilities?agency=all&text=" + story.task.split()[-1])
    assert secretary.page.get_by_role("link", name=story.task).count() == 1, "a double click makes one responsibility"

    focal.open("/")
    focal.follow(focal.page.locator("header .owe").click)
    focal.follow(focal.page.get_by_role("link", name=re.compile(re.escape(story.task))).first.click)
    focal.reads(("Sekretariat menawarkan ini kepada DPU", "Sekretariat offers this to DPU"))
    focal.check("hand-off-to-answer")
    focal.fill(accept__person="Bambang Contoh")
    focal.press("Terima", "Accept")
    focal.reads(("DPU menerima dari Sekretariat, atas nama Bambang Contoh", "DPU accepted it from Sekretariat; the person is Bambang Contoh"))


def test_the_meeting_closes_and_its_minutes_print(team, story):
    secretary = team("secretary")
    secretary.open(story.meeting)
    secretary.press("Tutup rapat …", "Close the meeting …")
    secretary.reads(("Rapat yang ditutup tidak dapat dibuka lagi.", "A closed meeting is not opened again."))
    secretary.check("meeting-close")
    conclusion = secretary.words("Dinkes memeriksa sumur sebelum pipa dipasang.", "Dinkes tests the wells before pipes are laid.")
    secretary.fill(notes=conclusion)
    secretary.press("Tutup rapat", "Close the meeting")
    secretary.check("meeting-closed")
    secretary.press("Notulen untuk dicetak", "Minutes for print")
    secretary.reads(story.title, story.statement, story.task, conclusion, "Bambang Contoh", ("Bukan dana", "Not money"))
    secretary.check("minutes")
    secretary.page.emulate_media(media="print")
    secretary.page.set_viewport_size({"width": A4_TEXT_WIDTH, "height": 950})
    assert secretary.page.evaluate("document.documentElement.scrollWidth") <= A4_TEXT_WIDTH, "the minutes fit on A4"
    for area in secretary.page.locator(".scroll").all():
        assert area.evaluate("area => area.scrollWidth <= area.clientWidth"), "paper does not scroll"
    sheet = secretary.page.pdf(format="A4", prefer_css_page_size=True)
    assert sheet.startswith(b"%PDF") and 1 <= len(re.findall(rb"/Type\s*/Page\b", sheet)) <= 3


def test_nobody_passes_it_on_without_acceptance(team, story):
    owner, other = team("focal-person"), team("focal-person/Dinkes")
    hand_off(owner, story, "Dinkes", owner.words("Laboratoriumnya ada di Dinkes.", "The laboratory is with Dinkes."))
    owner.check("hand-off-proposed")
    other.open(story.responsibility)
    other.unchecked()
    assert other.press("Tolak", "Decline").status == 422
    other.check("decline-wrong")
    other.fill(decline__reason=other.words("Reagen habis sampai bulan depan.", "We have no reagents until next month."))
    other.press("Tolak", "Decline")
    other.reads(("Dinkes menolak", "Dinkes declined"))
    owner.open(story.responsibility)
    owner.reads("Dinas Pekerjaan Umum", ("Reagen habis", "no reagents"))

    hand_off(owner, story, "Dinkes", owner.words("Reagen sudah kami belikan.", "We have bought the reagents."))
    other.open(story.responsibility)
    other.fill(accept__person="Wahyu Contoh")
    other.press("Terima", "Accept")
    other.reads("Sekretariat → DPU → Dinkes")
    other.check("hand-off-accepted")


def test_the_way_back_is_for_the_chair_to_decide(team, story):
    owner, chair, secretary = team("focal-person/Dinkes"), team("chair"), team("secretary")
    hand_off(owner, story, "DPU", owner.words("Hasil uji sudah keluar; sisanya pekerjaan pipa.", "The results are out; what is left is pipes."))
    owner.reads(("menunggu putusan ketua", "waits for the chair"))
    chair.open("/")
    chair.reads(story.task)
    chair.check("home-chair-decision")
    chair.press("Buka halaman putusan", "Open the decisions")
    card = chair.page.locator("li.card", has_text=story.task)
    chair.reads("Sekretariat → DPU → Dinkes")
    card.locator("summary", has_text=chair.words("Putusan ketua", "The chair's decision")).click()
    chair.unchecked()
    answer = chair.follow(card.get_by_role("button", name=chair.words("Putuskan", "Decide")).click)
    assert answer.status == 422
    chair.check("decision-wrong")
    chair.page.locator("input[type=radio][value=move]").check()
    chair.page.locator("[name$=-person]").first.fill("Bambang Contoh")
    chair.page.locator("textarea[name$=-reason]").first.fill(chair.words("Pipa adalah tugas DPU.", "Pipes are what DPU is for."))
    chair.press("Putuskan", "Decide")
    assert path_of(chair) == "/decisions" and chair.page.locator("li.card", has_text=story.task).count() == 0
    chair.check("decisions")
    secretary.open(story.responsibility)
    secretary.reads("Sekretariat → DPU → Dinkes → DPU", ("Ketua memindahkan dari Dinkes ke DPU", "The chair moved it from Dinkes to DPU"))


# MARK: Deliver


def test_what_is_done_is_proved_and_somebody_else_verifies(team, story, tmp_path):
    owner, other, secretary = team("focal-person"), team("focal-person/Dinkes"), team("secretary")
    owner.open(story.responsibility)
    owner.unfold("Serahkan bukti penyelesaian", "Hand in evidence that it is done")
    assert owner.press("Serahkan", "Hand in").status == 422
    owner.reads(("Sertakan bukti", "Give evidence"))
    owner.check("delivery-wrong")
    report = tmp_path / "berita-acara.txt"
    report.write_text("Enam sumur diperiksa.")
    owner.fill(deliver__text=owner.words("Enam sumur selesai; dua ditutup.", "Six wells done; two were closed."))
    owner.page.set_input_files("#f-deliver-file", report)
    owner.press("Serahkan", "Hand in")
    owner.reads(("menunggu verifikasi", "waiting to be verified"))
    assert owner.page.get_by_role("button", name=owner.words("Benar, sudah selesai", "Verified: it is done")).count() == 0
    owner.check("delivered")

    secretary.open("/duties")
    secretary.reads((f"Verifikasi bukti: {story.task}", f"Verify the evidence: {story.task}"))
    other.open("/responsibilities?agency=all")
    other.unfold("Saring", "Filter")
    other.fill(text=story.task)
    other.press("Tampilkan", "Show")
    other.check("responsibilities-found")
    other.follow(other.page.get_by_role("link", name=story.task, exact=True).click)
    with other.page.expect_download() as download:
        other.page.get_by_role("link", name=re.compile(r"berita-acara\.txt")).first.click()
    assert pathlib.Path(download.value.path()).read_text() == "Enam sumur diperiksa."
    other.check("delivery-to-verify")
    other.press("Benar, sudah selesai", "Verified: it is done")
    other.reads(("selesai terbukti", "done and verified"))

    secretary.open(story.responsibility)
    secretary.unfold("Buka kembali", "Reopen")
    secretary.fill(reopen__reason=secretary.words("Satu sumur keruh lagi.", "One well is cloudy again."))
    secretary.press("Buka kembali", "Reopen")
    secretary.reads(("berjalan", "under way"), ("Dibuka kembali", "Reopened"), ("Satu sumur keruh lagi.", "One well is cloudy again."))
    secretary.check("chain-of-custody")


# MARK: Assess


def test_the_evaluator_judges_with_reasons(team, story):
    evaluator, chair = team("evaluator"), team("chair")
    evaluator.open("/assessment")
    evaluator.unfold("Masa lain", "Another period")
    first = today().replace(day=1, month=1)
    evaluator.fill(**{"from": today().isoformat(), "to": first.isoformat()})
    assert evaluator.press("Tampilkan", "Show").status == 422
    evaluator.check("assessment-wrong-period")
    evaluator.fill(**{"from": first.isoformat(), "to": today().isoformat()})
    evaluator.press("Tampilkan", "Show")
    evaluator.check("assessment-period")
    evaluator.follow(evaluator.page.get_by_role("link", name=evaluator.words("Membangun kepercayaan", "Trust building"), exact=True).click)
    evaluator.unchecked()
    assert evaluator.press("Simpan penilaian", "Save the judgement").status == 422
    evaluator.reads(("Tulis alasannya", "Write the reasons"), ("Pilih salah satu.", "Choose one."))
    evaluator.check("judgement-wrong")
    reasons = evaluator.words(
        "Sumur diperiksa sesuai janji, tetapi butuh tiga kali serah terima.", "The wells were tested as promised, but it took three hand-offs.")
    evaluator.page.locator("input[name=judgement][value=partly]").check()
    evaluator.fill(reasons=reasons)
    evaluator.press("Simpan penilaian", "Save the judgement")
    evaluator.reads(reasons, ("sebagian", "partly"), "Penilai Contoh")
    evaluator.check("judgement")
    chair.open(f"/assessment?from={first.isoformat()}&to={today().isoformat()}")
    chair.reads(reasons)


def test_the_ledger_has_all_of_it_and_the_public_sees_its_part(team, story):
    secretary, visitor = team("secretary"), team(None)
    secretary.open("/ledger?verify=1")
    secretary.reads(("Rantai utuh", "The chain is whole"), ("menilai indikator kerja sama", "judged an indicator of cooperation"))
    secretary.unfold("Saring", "Narrow down")
    secretary.fill(kind=secretary.words("Serah terima", "Hand-offs"))
    secretary.press("Tampilkan", "Show")
    secretary.reads(
        ("memutuskan serah terima", "decided the hand-off of"), ("menolak serah terima", "declined the hand-off of"), story.task,
        "Wakil Bupati Contoh")
    secretary.check("ledger-hand-offs")
    visitor.open("/public")
    visitor.check("public")
    visitor.open(story.responsibility)
    assert "/sign-in" in visitor.page.url
    visitor.check("sign-in")


# MARK: What goes wrong


def test_of_two_who_edit_the_second_is_told(team, story):
    first, second = team("secretary"), team("focal-person")
    for someone in (first, second):
        someone.open(story.responsibility + "/edit")
    first.fill(description=first.words("Tambahan sekretaris: sertakan peta.", "The secretary adds: include a map."))
    first.press("Simpan", "Save")
    text = second.words("Tambahan DPU: sertakan debit tiap sumur.", "DPU adds: include the yield of each well.")
    second.fill(title=story.task + "!", description=text)
    assert second.press("Simpan", "Save").status == 409
    second.reads(("Sudah diubah orang lain", "Someone else changed this meanwhile"), text, story.task + "!")
    second.check("stale")
    second.press("Lihat keadaan sekarang", "See how it stands now")
    second.reads(("sertakan peta", "include a map"))


def test_what_is_not_yours_is_refused(team, story):
    other, officer, operator = team("focal-person/Dinkes"), team("nutrition-officer"), team("area-operator")
    assert other.open(story.responsibility + "/edit").status == 403
    other.reads(("Ini bukan wewenang Anda", "This is not yours to do"))
    other.check("forbidden")
    assert officer.open("/decisions").status == 403
    assert operator.open("/growth/areas/33.02.01").status == 404
    operator.reads(("Halaman tidak ditemukan", "Page not found"))
    operator.check("not-found")


def test_a_forged_form_changes_nothing(team, story):
    secretary = team("secretary")
    secretary.open(story.responsibility + "/edit")
    text = secretary.words("Tulisan yang tidak boleh hilang begitu saja", "Words that must not simply be lost")
    secretary.fill(description=text)
    secretary.page.evaluate("document.querySelector('main form [name=_key]').value = 'palsu'")
    assert secretary.press("Simpan", "Save").status == 403
    secretary.reads(("Formulir ini tidak lagi berlaku", "This form is no longer valid"), text)
    secretary.check("forged")
    secretary.open(story.responsibility)
    assert text not in secretary.page.inner_text("main")


def test_somebody_new_comes_by_a_link_that_works_once(team, story):
    secretary, newcomer, late = team("secretary"), team(None), team(None)
    secretary.open("/accounts/new")
    secretary.fill(name="Nining Contoh", email="bukan surel", role=secretary.words("narahubung perangkat daerah", "agency focal person"))
    secretary.unchecked()
    assert secretary.press("Buat tautan masuk", "Make a sign-in link").status == 422
    secretary.reads(("Alamat surel tidak lengkap.", "This is not a complete e-mail address."), ("harus punya perangkat daerah", "needs an agency"))
    secretary.check("account-wrong")
    secretary.fill(email=f"nining.{story.language}@contoh.example", agency="Badan Keuangan dan Aset Daerah")
    twice(secretary, "Buat tautan masuk", "Make a sign-in link")
    secretary.reads(("belum masuk", "not signed in yet"))
    secretary.check("account")
    secretary.press("Buat tautan masuk", "Make a sign-in link")
    secretary.reads(("Tautan masuk untuk Nining Contoh", "Sign-in link for Nining Contoh"))
    link = secretary.page.input_value("#f-link")
    secretary.check("account-link")

    newcomer.page.goto(link)
    newcomer.fill(password="sambal terasi pedas", again="sambal terasi manis")
    assert newcomer.press("Simpan dan masuk", "Save and sign in").status == 422
    newcomer.reads(("Kedua kata sandi tidak sama.", "The two passwords differ."))
    newcomer.check("invitation-wrong")
    newcomer.fill(password="sambal terasi pedas", again="sambal terasi pedas")
    newcomer.press("Simpan dan masuk", "Save and sign in")
    newcomer.reads(("Menunggu BKAD", "Waiting for BKAD"))
    newcomer.check("home-newcomer")

    assert late.page.goto(link).status == 410
    late.reads(("Tautan sudah tidak berlaku", "This link is no longer valid"))
    late.check("invitation-used")


def test_the_language_changes_where_one_is_and_stays(team, story):
    secretary = team("secretary")
    secretary.open(story.meeting + "/understanding")
    secretary.press("English", "Bahasa Indonesia", within="footer")
    secretary.language = "en" if story.language == "id" else "id"
    assert path_of(secretary) == story.meeting + "/understanding"
    secretary.reads(("Siapa sudah memahami siapa?", "Who has understood whom?"))
    secretary.press("Tanggung jawab", "Responsibilities", within="header")
    secretary.check("responsibilities-other-language")


def test_who_signs_out_is_out(team, server):
    visitor = team(None)
    visitor.open("/sign-in")
    visitor.fill(email="nobody@contoh.example", password="tebak tebakan saja")
    assert visitor.press("Masuk", "Sign in").status == 422
    visitor.reads(("Surel atau kata sandi salah.", "The e-mail address or the password is wrong."))
    visitor.check("sign-in-wrong")
    visitor.fill(email=f"nining.{visitor.language}@contoh.example", password="sambal terasi pedas")
    visitor.press("Masuk", "Sign in")
    visitor.reads(("Menunggu BKAD", "Waiting for BKAD"))
    visitor.press("Keluar", "Sign out", within="footer")
    visitor.page.go_back()
    visitor.open("/duties")
    assert "/sign-in" in visitor.page.url


def test_at_a_desk_in_the_dark(team, story):
    secretary = team("secretary", width=1200, dark=True)
    for path in ["/", "/growth", story.meeting, story.responsibility, "/assessment"]:
        secretary.open(path)
        secretary.check("dark-" + (path.split("/")[1] or "home"))


# MARK: Helpers


def path_of(someone):
    """Where the person is, without the address of the server and what follows a question mark."""
    return "/" + someone.page.url.split("/", 3)[3].split("?")[0]


def upload(officer, path):
    officer.page.set_input_files("#f-file", path)
    officer.page.fill("#f-period", today().strftime("%Y-%m"))
    officer.press("Baca berkas", "Read the file")
    settle(officer)


def settle(officer):
    """Waits until the page of an import no longer shows progress."""
    officer.page.locator("main progress").wait_for(state="detached", timeout=60_000)


def counts(officer):
    """The figures of an import's page, in their order there."""
    names = ["rows", "children new", "children known", "measurements new", "same", "corrected", "rows refused", "measures refused"]
    return dict(zip(names, (int(re.sub("[.,]", "", text)) for text in officer.page.locator("main .figures b").all_inner_texts())))


def twice(someone, indonesian, english):
    """Sends the form, the answer gets lost on the way, and an impatient double click sends it again."""
    button = someone.page.locator("main").get_by_role("button", name=someone.words(indonesian, english), exact=True).first
    button.evaluate("button => fetch(button.form.action, {method: 'POST', body: new URLSearchParams(new FormData(button.form))})")
    someone.follow(button.dblclick)
    someone.page.wait_for_load_state("networkidle")


def say_back(listener, text):
    listener.page.locator("main textarea[name^=text-]").first.fill(text)
    return listener.press("Kirim ucap balik", "Send the read-back")


def hand_off(owner, story, agency, reason):
    owner.open(story.responsibility)
    owner.unfold("Tawarkan serah terima", "Offer a hand-off")
    owner.fill(propose__agency=agency, propose__reason=reason)
    owner.press("Tawarkan serah terima", "Offer a hand-off")
