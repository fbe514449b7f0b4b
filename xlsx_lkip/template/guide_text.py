"""The words of Petunjuk that no declaration holds: steps, colours, notations. Bahasa Indonesia.

Whatever can be reported from the declaration or from the rules is not written here.
"""

from __future__ import annotations

from ..declaration.vocabulary import Kind, Severity
from ..declaration.workbook import NOTHING_TO_REPORT, WORKBOOK
from ..model.addresses import first_cell
from ..workbooks.palette import AMBER, PALE_BLUE, PALE_GREY, RED, WHITE, YELLOW

TITLE = "Petunjuk Pengisian Buku Kerja LKIP"
SUBTITLE = "Laporan Kinerja Instansi Pemerintah. Satu berkas, satu unit kerja, satu tahun."

_FIRST_CELL = first_cell(WORKBOOK.tables[0])
"""The same on every sheet."""

STEPS = (
    "Mulailah dari lembar Identitas. Nama unit kerja dan tahun pada judul setiap lembar mengikuti "
    "isinya.",
    "Isilah lembar berikutnya satu per satu. Satu baris untuk satu data, misalnya satu sub "
    "kegiatan. Nomor urut muncul sendiri, dan baris kosong di antaranya tidak mengganggu.",
    "Program, Kegiatan dan Sasaran cukup ditulis sekali; sel di bawahnya boleh dikosongkan selama "
    "isinya sama.",
    "Pilihlah jawaban dari daftar bila ada tanda panah di samping sel.",
    "Sel abu-abu tidak perlu diketik: isinya dihitung sendiri, atau sudah diisi sekretariat menurut "
    "rencana; bila yang terisi itu keliru, beri tahu sekretariat. Jika menyisipkan baris, biarkan "
    "kolom hitungan di baris itu kosong; akan dihitung saat diperiksa. Cara termudah: tulis di baris "
    "kosong berikutnya.",
    f"Bila tidak ada yang dilaporkan di suatu lembar, tulis {NOTHING_TO_REPORT} di sel {_FIRST_CELL}, "
    f"tepat di bawah judul kolom pertama. Lembar kosong tanpa {NOTHING_TO_REPORT} berarti belum "
    "diisi.",
    "Perhatikan warna yang muncul ketika mengisi; artinya ada di bawah ini. Perbaiki yang merah "
    "dan jingga sebelum mengirim.",
    "Nama lembar dan judul kolom jangan diubah. Untuk menghapus satu baris isian, kosongkan "
    "isinya. Lembar dilindungi tanpa kata sandi, sekadar agar rumus tidak terhapus.",
    "Simpan sebagai .xlsx dan kirimkan kepada penyusun LKIP perangkat daerah. Ketika mencetak, "
    "Excel melewati baris kosong; di LibreOffice tentukan sendiri rentang cetaknya.",
)

LEGEND = (
    (PALE_BLUE, "Wajib", "Harus diisi pada setiap baris yang dipakai. Judul kolomnya biru tua."),
    (WHITE, "Boleh kosong", "Diisi bila ada. Judul kolomnya biru muda."),
    (
        PALE_GREY,
        "Terkunci",
        "Dihitung sendiri (judul kolomnya abu-abu), atau sudah diisi sekretariat.",
    ),
    (
        RED,
        "Tidak cocok",
        "Angka berbeda dari rumusnya atau pembandingnya, atau Realisasi melebihi Pagu.",
    ),
    (AMBER, "Masih kosong", "Barisnya sudah mulai diisi, tetapi sel wajib ini belum."),
    (
        YELLOW,
        "Periksa jenisnya",
        "Angka tertulis sebagai teks (tidak ikut dihitung di lembar ini), atau Kode dan NIP "
        "tertulis sebagai angka.",
    ),
)

NOTATIONS = (
    (Kind.AMOUNT, ("36.280.240", "36280240"), "Dengan atau tanpa titik ribuan."),
    (Kind.AMOUNT, ("Rp. 36.280.240",), "Sebagai teks: terbaca, tetapi ditandai kuning."),
    (Kind.AMOUNT, ("Rp 1.250,50",), "Koma untuk sen."),
    (Kind.AMOUNT, ("-", "Rp. -"), "Nol."),
    (Kind.AMOUNT, ("(500)", "-500"), "Kurang dari nol."),
    (
        Kind.AMOUNT,
        ("42,752,390",),
        "Terbaca, dengan peringatan: koma dipakai sebagai pemisah ribuan.",
    ),
    (Kind.VALUE, ("1.500",), "Titik adalah pemisah ribuan: seribu lima ratus."),
    (Kind.VALUE, ("1,5", "1.500,5"), "Koma adalah tanda desimal."),
    (Kind.PERCENT, ("97,19%", "97,19%"), "Tulislah dengan tanda persen."),
)
"""Kind, ways of writing, and a remark; how they are read is asked of `numbers`."""

NOTATION_NOTE = (
    "Bila komputer memakai pengaturan bahasa Inggris, 1.500 terbaca sebagai satu setengah. "
    "Periksa angka yang tampil setelah diketik; bila berbeda, tulislah tanpa titik ribuan (1500)."
)
FORMULA_NOTE = (
    "Baris Jumlah berada di atas judul kolom, sehingga tidak tergeser ketika baris isian bertambah. "
    "Persentasenya dihitung dari jumlah, bukan rata-rata persentase. Persentase dibulatkan ke dua "
    "desimal."
)

WHEN_EMPTY = {
    Severity.ERROR: f"Wajib diisi atau {NOTHING_TO_REPORT}",
    Severity.WARNING: "Sebaiknya diisi",
    None: "Boleh kosong",
}
NAMED_IN_FINDING = "yang disebut"
"""Where a remedy names a column or a sheet, which only a finding knows."""
SEVERITY_NOTE = (
    "Pemeriksa menyebut aturan dengan kodenya. Kesalahan harus diperbaiki sebelum angka dapat "
    "digabungkan; Peringatan perlu dilihat; Catatan sekadar pemberitahuan."
)
