"""Weighing exports as Posyandu officers bring them: invented children, the national header, some rows with faults."""
import datetime

import openpyxl

HEADER = ["No", "NIK", "Nama", "JK", "Tgl Lahir", "Nama Ortu", "Prov", "Kab/Kota", "Kec", "Pukesmas", "Desa/Kel", "Posyandu",
          "Tanggal Pengukuran", "Berat", "Tinggi", "Cara Ukur", "Catatan Kader"]
JAKARTA = datetime.timezone(datetime.timedelta(hours=7))


def today():
    return datetime.datetime.now(JAKARTA).date()


def born():
    """Two years and a month ago: measured standing."""
    return today() - datetime.timedelta(days=760)


class Village:
    """Six children: two stunted, three not, one whose height was typed in millimetres."""

    rows, children, heights, stunted, rows_refused, measures_refused = 8, 6, 5, 2, 2, 1

    def __init__(self, name, code, first_serial):
        self.name, self.code, self.first_serial = name, code, first_serial

    def row(self, number, height, village=None, birth=None):
        birth = birth or born().strftime("%d/%m/%Y")
        nik = f"{self.code.replace('.', '')[:6]}{born():%d%m%y}{self.first_serial - number}"
        return [number, nik, f"Balita Contoh {self.name} {number}", "L", birth, f"Ibu Contoh {number}", "JAWA TENGAH", "BANYUMAS", "SUMBANG",
                "SUMBANG I", (village or self.name).upper(), "Melati", today().strftime("%d/%m/%Y"), 12.1, height, "Berdiri", "-"]

    def write(self, path):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Data Anak"
        sheet.append([f"DATA CONTOH: semua nama dan angka rekaan, {self.name}"])
        sheet.append(HEADER)
        for number, height in enumerate([88, 87.5, 86, 78, 77.5, 880], start=1):
            sheet.append(self.row(number, height))
        sheet.append(self.row(7, 87, village="Negeri Dongeng"))
        sheet.append(self.row(8, 87, birth="01/01/1900"))
        book.save(path)
        return path


def long_file(path, rows=30_000):
    """A month of a whole district, by somebody who wrote a village that there is not: long to read, and nothing of it can be stored."""
    village = Village("Negeri Dongeng", "33.02.21.2099", 9_000)
    with open(path, "w", encoding="utf-8") as file:
        file.write(";".join(HEADER) + "\n")
        for number in range(rows):
            file.write(";".join(str(cell) for cell in village.row(number, 87)) + "\n")
    return path


def wrong_files(folder):
    """What people bring by mistake; none of it is an export."""
    files = {"photo.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(64), "empty.xlsx": b"", "broken.xlsx": b"PK\x03\x04" + b"broken" * 30,
             "nonsense.csv": "satu;dua;tiga\nbukan;ekspor;apa pun\n".encode()}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]
