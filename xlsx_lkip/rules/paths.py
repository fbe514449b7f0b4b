"""Family B, on the way to the files: folders and links that lead nowhere, files that are no submissions."""

from __future__ import annotations

from collections.abc import Iterator

from ..declaration.vocabulary import Kind, Severity
from ..model.rule import SKIPPED, Check, no_checks, rule
from ..model.wording import WORDS

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

_MET_IN_FOLDERS = (
    (
        "B030",
        _WARNING,
        "Berkas yang mungkin kiriman dilewati",
        "{count} berkas bukan buku kerja dilewati ({what}): {names}.",
        "Jadikan buku kerja .xlsx, lalu periksa lagi. Caranya: {how}.",
        "Di dalam folder yang dibaca hanyalah buku kerja (.xlsx, .xlsm, .xls, .xlsb, .ods). Arsip, "
        "templat Excel, pintasan, unduhan yang belum selesai dan lembar kerja dari program lain dapat "
        "memuat kiriman, sehingga disebutkan satu per satu.",
    ),
    (
        "B031",
        _NOTE,
        "Berkas lain dilewati",
        "{count} berkas bukan buku kerja dilewati ({what}): {names}.",
        "Biarkan bila memang bukan kiriman; bila kiriman, minta buku kerjanya (.xlsx).",
        "Dokumen, gambar dan data teks tidak dibaca. Berkas teks (.txt), lkip.toml, rencana, daftar kode dan "
        "laporan xlsx-lkip sendiri tidak disebutkan.",
    ),
    (
        "B032",
        _NOTE,
        "Tautan folder tidak diikuti",
        "{count} tautan menunjuk folder yang sudah dibaca atau yang memuat folder ini: {names}.",
        "Biarkan; bila di sana ada kiriman lain, sebutkan foldernya pada perintah.",
        "Folder yang ditautkan dibaca satu kali. Tautan yang kembali ke folder yang sama, atau ke folder "
        "di atasnya, tidak diikuti.",
    ),
)
for _code, _severity, _title, _message, _remedy, _page in _MET_IN_FOLDERS:

    def _checks(code: str = _code) -> Iterator[Check]:
        import polars as pl

        words = {name: (WORDS, pl.col(name)) for name in ("what", "how")}
        count = {"count": (Kind.COUNT, pl.col("count"))}
        yield Check(SKIPPED, "", pl.col("code") != code, facts={**words, **count})

    rule(_code, _severity, _title, message=_message, remedy=_remedy, page=_page)(_checks)

_MET_WHILE_OPENING = (
    (
        "B033",
        _ERROR,
        "Folder tidak dapat dibuka",
        "Folder ini tidak boleh dibuka, sehingga isinya tidak diperiksa.",
        "Minta hak baca untuk folder ini, atau salin kirimannya ke folder lain, lalu periksa lagi.",
        "Sistem menolak membuka folder. Kiriman di dalamnya tidak terbaca, sehingga jumlah seluruhnya "
        "belum tentu lengkap.",
    ),
    (
        "B034",
        _ERROR,
        "Tautan tidak menunjuk apa pun",
        "Tautan ini menunjuk berkas atau folder yang tidak ada.",
        "Hapus tautannya, atau tempatkan berkasnya sendiri di folder ini.",
        "Yang ditunjuk tautan sudah dipindahkan, dihapus, atau berada di penyimpanan yang tidak "
        "tersambung. Bila itu kiriman, angkanya belum ikut.",
    ),
    (
        "B036",
        _ERROR,
        "Jenis berkas lain",
        "Ini {what}, bukan buku kerja, sehingga tidak diperiksa.",
        "Periksa buku kerjanya, bukan berkas ini. Caranya: {how}.",
        "Yang diperiksa ialah buku kerja .xlsx, .xlsm, .xls, .xlsb atau .ods. Jenis berkas lain dikenali "
        "dari akhiran namanya.",
    ),
    (
        "B037",
        _NOTE,
        "Akhiran nama bukan buku kerja",
        "Menurut akhiran namanya ini {what}, tetapi isinya buku kerja dan dibaca.",
        "Simpan sebagai .xlsx; di dalam folder, berkas dengan akhiran ini dilewati.",
        "Berkas yang disebut namanya dibaca menurut isinya. Di dalam folder hanya berkas dengan akhiran "
        "buku kerja yang dibaca.",
    ),
    (
        "B038",
        _ERROR,
        "Hasil xlsx-lkip sendiri",
        "Berkas ini laporan yang dibuat xlsx-lkip (laporan gabungan atau daftar temuan), bukan kiriman.",
        "Sebutkan buku kerja dari unit kerja, atau folder kirimannya.",
        "Hasil xlsx-lkip dikenali dari tandanya, atau dari lembar-lembarnya bila disimpan lagi oleh "
        "program lain. Di dalam folder ia dilewati; salinan bertanda tetap kiriman.",
    ),
)
for _code, _severity, _title, _message, _remedy, _page in _MET_WHILE_OPENING:
    rule(_code, _severity, _title, message=_message, remedy=_remedy, page=_page)(no_checks)
