"""Family B: the file itself, its sheets and its columns. The reader meets these while it opens a file."""

from __future__ import annotations

from collections.abc import Iterator

from ..declaration.vocabulary import Severity
from ..model.numbers import Reading
from ..model.rule import CELLS, Check, no_checks, rule

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

_MET_WHILE_READING = (
    (
        "B001",
        _ERROR,
        "Berkas tidak dapat dibaca",
        "Berkas ini rusak atau bukan buku kerja Excel, sehingga tidak dapat dibaca.",
        "Buka berkas dengan Excel, WPS atau LibreOffice, simpan lagi sebagai .xlsx, lalu kirim ulang.",
        "Isi berkas tidak dapat dibuka: terpotong saat dikirim, rusak, atau berkas jenis lain yang "
        "hanya berganti nama. Berkas lain tetap diperiksa.",
    ),
    (
        "B002",
        _ERROR,
        "Berkas dilindungi kata sandi",
        "Berkas ini dilindungi kata sandi, sehingga tidak dapat dibaca.",
        "Buka berkas, hapus kata sandinya (Berkas > Info > Lindungi Buku Kerja; File > Info > Protect "
        "Workbook), simpan, kirim ulang.",
        "Buku kerja yang dienkripsi tidak dapat diperiksa tanpa kata sandinya. Penguncian lembar "
        "tanpa kata sandi buka, seperti pada templat, tidak menjadi masalah.",
    ),
    (
        "B003",
        _ERROR,
        "Berkas terlalu besar",
        "Berkas ini terlalu besar untuk sebuah LKIP ({size}) dan tidak dibuka.",
        "Hapus gambar dan baris kosong yang berformat, lalu simpan dan kirim lagi.",
        "Buku kerja LKIP yang terisi berukuran beberapa ratus kB. Berkas yang jauh lebih besar, "
        "atau yang mengembang luar biasa saat dibuka, ditolak agar tidak menghentikan pemeriksaan. "
        "Sekretariat dapat mengubah batasnya di lkip.toml: limits.file_mb.",
    ),
    (
        "B004",
        _ERROR,
        "Bukan buku kerja LKIP",
        "Berkas ini bukan buku kerja LKIP: tidak satu pun lembarnya dikenali.",
        "Mintalah templat LKIP kepada sekretariat, isi, lalu kirim berkas itu.",
        "Lembar dikenali dari judulnya dan dari judul kolomnya. Berkas tanpa satu pun lembar LKIP "
        "tidak diperiksa lebih lanjut.",
    ),
    (
        "B005",
        _WARNING,
        "Versi templat tidak dikenal",
        "Versi templat berkas ini ({version}) tidak dikenal; versi yang berlaku {current}.",
        "Pindahkan isinya ke templat yang berlaku, atau pastikan judul lembar dan kolom tidak diubah.",
        "Versi templat tertulis di sel tersembunyi pada lembar Petunjuk. Bila tidak ada atau tidak "
        "dikenal, berkas tetap dibaca menurut judul lembar dan kolomnya.",
    ),
    (
        "B006",
        _NOTE,
        "Versi templat lama",
        "Berkas ini dibuat dari templat versi {version}; versi yang berlaku {current}.",
        "Berkas tetap dibaca. Untuk laporan berikutnya pakai templat yang berlaku.",
        "Templat versi lama yang masih dikenal tetap dapat dibaca.",
    ),
    (
        "B007",
        _ERROR,
        "Berkas tidak ada",
        "Berkas atau folder ini tidak ada.",
        "Periksa ejaan nama dan letaknya.",
        "Nama yang diberikan pada perintah tidak menunjuk berkas atau folder apa pun.",
    ),
    (
        "B008",
        _ERROR,
        "Folder tanpa buku kerja",
        "Folder ini tidak berisi buku kerja (.xlsx, .xlsm, .xls, .xlsb atau .ods).",
        "Tempatkan berkas kiriman unit kerja di folder ini, atau sebutkan folder yang benar.",
        "Folder beserta subfoldernya dicari; berkas kunci Office (~$...) dan hasil xlsx-lkip sendiri "
        "dilewati.",
    ),
    (
        "B011",
        _ERROR,
        "Berkas terlalu lama dibaca",
        "Berkas ini tidak selesai dibaca dalam {limit} detik waktu prosesor; sebuah LKIP selesai jauh "
        "lebih cepat. Pembacaannya dihentikan.",
        "Salin isinya ke templat LKIP yang baru (Tempel Khusus > Nilai; Paste Special > Values), lalu kirim "
        "berkas itu.",
        "Berkas yang rusak atau sengaja dibuat demikian dapat membuat pembacaan tidak pernah selesai. "
        "Pembacaannya dihentikan agar berkas lain tetap diperiksa. Yang dihitung ialah waktu prosesor, "
        "sehingga komputer yang sibuk tidak membuat berkas yang baik ditolak.",
    ),
    (
        "B012",
        _ERROR,
        "Berkas memerlukan terlalu banyak memori",
        "Untuk membaca berkas ini diperlukan memori lebih dari {limit}, jauh di atas kebutuhan sebuah "
        "LKIP. Pembacaannya dihentikan.",
        "Hapus baris dan kolom yang jauh di luar tabel, atau salin isinya ke templat LKIP yang baru "
        "(Tempel Khusus > Nilai; Paste Special > Values), lalu kirim berkas itu.",
        "Satu sel yang jauh di luar tabel, atau ukuran yang salah tertulis di dalam berkas, dapat meminta "
        "lebih banyak memori daripada yang ada. Pembacaannya dihentikan agar berkas lain tetap diperiksa.",
    ),
    (
        "B013",
        _ERROR,
        "Isi berkas melampaui batas",
        "Menurut isinya, berkas ini memuat {count} {what}; batasnya {limit}. Berkas ini tidak dibaca.",
        "Salin isi tabelnya ke templat LKIP yang baru (Tempel Khusus > Nilai; Paste Special > Values), lalu "
        "kirim berkas itu.",
        "Jumlah yang tertulis di dalam berkas diperiksa sebelum isinya dibaca. Buku kerja LKIP yang terisi "
        "jauh di bawah batas ini.",
    ),
    (
        "B014",
        _ERROR,
        "Berkas tidak boleh dibaca",
        "Berkas ini tidak dapat dibuka: tidak ada izin untuk membacanya, atau program lain menguncinya.",
        "Tutup berkas itu di program lain, atau mintalah izin membacanya kepada pemiliknya, lalu jalankan "
        "lagi.",
        "Berkasnya sendiri mungkin baik; yang menolak ialah komputer tempat berkas itu disimpan.",
    ),
    (
        "B015",
        _ERROR,
        "Bukan berkas",
        "Nama ini bukan berkas, melainkan pipa, soket, atau perangkat, sehingga tidak dibaca.",
        "Sebutkan berkas buku kerja yang tersimpan di disk.",
        "Membaca pipa atau perangkat dapat menunggu tanpa akhir, sehingga tidak pernah dicoba.",
    ),
    (
        "B016",
        _ERROR,
        "Berkas berubah selagi dibaca",
        "Berkas ini berubah selagi dibaca: sedang disimpan atau disalin.",
        "Tunggu sampai berkas selesai disimpan atau disalin, lalu jalankan lagi.",
        "Berkas yang dibaca ketika sedang ditulis hanya terbaca sebagian.",
    ),
    (
        "B017",
        _ERROR,
        "Berkas tidak dapat dibuka",
        "Sistem tidak dapat membuka berkas ini ({reason}).",
        "Periksa disk atau jaringan tempat berkas itu disimpan, atau salin berkas itu ke folder lain.",
        "Yang gagal ialah pembacaan dari disk atau jaringan; isi berkas belum diperiksa.",
    ),
    (
        "B101",
        _ERROR,
        "Lembar tidak ada",
        "Lembar {title} tidak ada.",
        "Kembalikan lembar {title} dari templat; bila tidak ada yang dilaporkan, tulis Nihil di dalamnya.",
        "Semua lembar templat harus ada. Aturan lain pada lembar ini tidak dijalankan, sehingga satu "
        "lembar yang hilang menjadi satu temuan.",
    ),
    (
        "B102",
        _ERROR,
        "Nama lembar diubah",
        "Lembar {title} tidak ada, tetapi lembar ini berisi kolom-kolomnya.",
        "Ubah kembali nama lembar ini menjadi {title}.",
        "Lembar dicari menurut judulnya. Bila judulnya berubah tetapi kolomnya dikenali, isinya tetap "
        "diperiksa agar semua temuan terlihat sekaligus.",
    ),
    (
        "B103",
        _ERROR,
        "Lembar ganda",
        "Lembar ini tampaknya salinan dari lembar {twin}; yang diperiksa lembar {twin}.",
        "Hapus salah satu, sehingga tinggal satu lembar yang benar.",
        "Dua lembar untuk hal yang sama membuat tidak jelas angka mana yang berlaku.",
    ),
    (
        "B104",
        _ERROR,
        "Kolom tidak ada",
        "{what} {name} tidak ada di lembar ini.",
        "Kembalikan {name} seperti di templat.",
        "Kolom dicari menurut judulnya, isian Identitas menurut labelnya. Aturan yang memerlukan "
        "kolom ini tidak dijalankan.",
    ),
    (
        "B105",
        _ERROR,
        "Judul kolom diubah",
        '{what} {name} tidak ada; kolom berjudul "{found}" dibaca sebagai penggantinya.',
        "Kembalikan judul kolom menjadi {name}.",
        "Kolom yang judulnya mirip tetap dibaca agar semua temuan terlihat sekaligus, tetapi judulnya "
        "harus dikembalikan.",
    ),
    (
        "B106",
        _ERROR,
        "Kolom ganda",
        "{what} {name} ada dua kali di lembar ini; keduanya tidak dibaca.",
        "Hapus atau ganti judul salah satunya.",
        "Dua kolom berjudul sama membuat tidak jelas angka mana yang berlaku.",
    ),
    (
        "B107",
        _NOTE,
        "Lembar tambahan",
        "Lembar ini bukan bagian templat dan tidak diperiksa.",
        "Biarkan bila memang untuk keperluan sendiri; jangan tempatkan angka laporan di sini.",
        "Lembar tambahan boleh ada, tetapi isinya tidak masuk ke laporan gabungan.",
    ),
    (
        "B108",
        _NOTE,
        "Kolom tambahan",
        'Kolom "{name}" bukan bagian templat dan tidak diperiksa.',
        "Biarkan bila memang untuk keperluan sendiri; jangan tempatkan angka laporan di sini.",
        "Kolom tambahan boleh ada, tetapi isinya tidak masuk ke laporan gabungan.",
    ),
    (
        "B109",
        _ERROR,
        "Judul kolom tidak ditemukan",
        "Di lembar ini tidak ditemukan baris judul kolom ({headers}, ...).",
        "Kembalikan baris judul kolom seperti di templat.",
        "Tabel dicari menurut baris judul kolomnya. Tanpa baris itu isinya tidak dapat dibaca.",
    ),
    (
        "B110",
        _ERROR,
        "Isi jauh di luar tabel",
        "Ada isi jauh di luar tabel, mulai di sel ini; isi itu tidak dibaca.",
        "Pindahkan isinya ke dalam tabel, atau hapus baris dan kolom yang jauh itu.",
        "Tabel dibaca sampai baris 20.000 dan sekitar seratus kolom. Apa pun di luarnya tidak dibaca, "
        "dan itu selalu dilaporkan.",
    ),
    (
        "B111",
        _NOTE,
        "Spasi jauh di luar tabel",
        "Sel ini, jauh di luar tabel, hanya berisi spasi.",
        "Hapus baris atau kolom itu agar berkas ringan.",
        "Satu spasi di baris sejuta membuat berkas lambat dibuka, walaupun tidak tampak.",
    ),
    (
        "B112",
        _NOTE,
        "Format jauh di luar tabel",
        "Baris atau kolom kosong jauh di luar tabel diberi format.",
        "Hapus baris dan kolom kosong itu agar berkas ringan.",
        "Format pada ratusan ribu baris kosong membuat berkas besar tanpa guna.",
    ),
    (
        "B220",
        _NOTE,
        "Nihil dengan kata lain",
        'Lembar ini berisi "{found}" dan dibaca sebagai Nihil.',
        "Bila memang tidak ada yang dilaporkan, sebaiknya tulis Nihil di sel ini; bila ada, isi "
        "barisnya.",
        "Lembar yang tidak ada isinya menyebut Nihil pada baris pertamanya. Tulisan seperti Tidak ada, "
        "Tidak ada data atau Nihil di kolom lain juga dimengerti, selama baris itu tidak berisi apa "
        "pun selain tanda seperti - dan angka 0.",
    ),
    (
        "B301",
        _NOTE,
        "Format berkas bukan .xlsx",
        "Berkas {suffix} diterima; {unseen} di dalamnya tidak diperiksa.",
        "Sebaiknya simpan sebagai .xlsx.",
        "Berkas .xls dan .xlsb dibaca nilainya saja; dari berkas .ods dilihat juga rumus, nilai galat, dan "
        "yang tersembunyi.",
    ),
    (
        "B302",
        _NOTE,
        "Berkas memuat makro",
        "Berkas ini memuat makro. Makro tidak pernah dijalankan.",
        "Sebaiknya simpan sebagai .xlsx tanpa makro.",
        "Berkas .xlsm diterima; hanya isinya yang dibaca.",
    ),
    (
        "B303",
        _WARNING,
        "Tautan ke buku kerja lain",
        "Berkas ini mengambil angka dari buku kerja lain; angka itu dapat usang.",
        "Ganti rumus yang menunjuk berkas lain dengan angkanya (salin, tempel nilai).",
        "Angka dari buku kerja lain hanya benar selama berkas itu ada dan tidak berubah. Yang dibaca "
        "ialah nilai terakhir yang tersimpan.",
    ),
    (
        "B304",
        _WARNING,
        "Data di lembar tersembunyi",
        "Lembar ini {why}, tetapi datanya ikut dihitung.",
        "Tampilkan lembar ini dan periksa isinya, atau hapus datanya. Caranya: {how}.",
        "Data yang tidak terlihat tetap masuk ke jumlah. Lembar yang sangat tersembunyi (very hidden) dibuat "
        "dengan makro atau program lain, dan Excel tidak menampilkannya kembali dari menu.",
    ),
    (
        "B305",
        _WARNING,
        "Data di baris tersembunyi",
        "Baris {rows} {why}, tetapi datanya ikut dihitung.",
        "Tampilkan baris itu dan periksa isinya, atau hapus datanya. Caranya: {how}.",
        "Data yang tidak terlihat tetap masuk ke jumlah.",
    ),
    (
        "B306",
        _WARNING,
        "Data di kolom tersembunyi",
        "Kolom {name} {why}, tetapi datanya ikut dihitung.",
        "Tampilkan kolom itu dan periksa isinya. Caranya: {how}.",
        "Data yang tidak terlihat tetap masuk ke jumlah.",
    ),
)

for _code, _severity, _title, _message, _remedy, _page in _MET_WHILE_READING:
    rule(_code, _severity, _title, message=_message, remedy=_remedy, page=_page)(no_checks)


def _odd(reading: Reading, *, computed: bool) -> Iterator[Check]:
    import polars as pl

    met = (pl.col("reading") == int(reading)) & (pl.col("computed") == computed)
    yield Check(CELLS, "", ~met, found=pl.col("raw"))


@rule(
    "B201",
    _ERROR,
    "Rumus menghasilkan galat",
    message="{header} menghasilkan galat {found}.",
    remedy="Perbaiki sel yang dipakai rumus ini, atau kembalikan rumusnya seperti di templat.",
    breaks='Anggaran\nPagu | Realisasi | Sisa\n100 | 40 | "#REF!"',
    holds="Anggaran\nPagu | Realisasi | Sisa\n100 | 40 | 60",
)
def error_in_computed_cell() -> Iterator[Check]:
    """Sel hitungan berisi nilai galat seperti #REF! atau #DIV/0!, biasanya karena baris atau kolom
    yang dipakai rumusnya terhapus."""
    yield from _odd(Reading.ERROR_VALUE, computed=True)


@rule(
    "B202",
    _ERROR,
    "Isian berupa nilai galat",
    message="{header} berisi nilai galat {found}.",
    remedy="Ganti rumus di sel ini dengan angka dari dokumen sumber.",
    breaks='Anggaran\nPagu | Realisasi\n"#REF!" | 40',
    holds="Anggaran\nPagu | Realisasi\n100 | 40",
)
def error_in_input_cell() -> Iterator[Check]:
    """Sel isian memuat rumus yang gagal, misalnya karena menunjuk berkas yang tidak ada lagi."""
    yield from _odd(Reading.ERROR_VALUE, computed=False)


@rule(
    "B203",
    _ERROR,
    "Rumus belum dihitung",
    message="{header} berisi rumus yang belum pernah dihitung, sehingga tidak ada angkanya.",
    remedy="Buka berkas dengan Excel, WPS atau LibreOffice, simpan, lalu kirim ulang.",
)
def uncalculated() -> Iterator[Check]:
    """Berkas yang dibuat program lain dapat memuat rumus tanpa hasil. Hasilnya baru ada setelah
    berkas dibuka dan disimpan dengan program lembar kerja."""
    yield from _odd(Reading.UNCALCULATED, computed=False)
