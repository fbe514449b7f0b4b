"""The commands of `xlsx-lkip` and their options. No logic: what a command does is `commands`.

Only click is imported here, and what speaks it, so that `--help` comes at once.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from .. import __version__
from ..reports.report_formats import FORMATS, STATUS_FORMATS
from .options import FILE, config, day, output, paths, rule_codes, verbosity
from .translated import CommandGroup


@click.group(cls=CommandGroup)
@click.version_option(
    __version__, message="%(prog)s %(version)s", help="Tampilkan versi program ini."
)
def cli() -> None:
    """Memeriksa dan menggabungkan buku kerja LKIP unit-unit kerja.

    \b
    Urutan yang lazim:
      xlsx-lkip template -o LKIP.xlsx               buat templat untuk diisi
      xlsx-lkip validate kiriman/                   periksa yang sudah terisi
      xlsx-lkip status kiriman/                     lihat siapa yang belum mengirim
      xlsx-lkip consolidate kiriman/ -o hasil.xlsx  gabungkan

    Keterangan setiap perintah: xlsx-lkip PERINTAH --help
    """


@cli.command(short_help="Buat templat untuk diisi.")
@output(
    "FILE",
    "Berkas .xlsx yang ditulis, atau folder. Tanpa ini: LKIP_template.xlsx, atau folder templat "
    "bila ada rencana.",
)
@click.option(
    "--year", type=click.IntRange(2000, 2100), metavar="TAHUN", help="Tahun anggaran yang diisikan."
)
@click.option("--unit", metavar="NAMA", help="Unit kerja yang diisikan; hanya templatnya dibuat.")
@click.option(
    "--plan",
    type=FILE,
    metavar="RENCANA",
    help="CSV atau buku kerja dengan kolom kode, program, kegiatan, sub kegiatan, pagu, unit kerja. "
    "Tanpa ini dipakai plan.file dari lkip.toml, bila ada.",
)
@config
@verbosity
def template(
    target: Path | None,
    year: int | None,
    unit: str | None,
    plan: Path | None,
    config: Path | None,
) -> int:
    """Buat templat LKIP, kosong atau terisi yang sudah diketahui.

    Nama perangkat daerah, kabupaten/kota dan tahun diambil dari lkip.toml. Bila -o menyebut folder
    dan lkip.toml memuat daftar unit kerja, setiap unit mendapat templat sendiri. Dengan rencana,
    lembar Program dan Anggarannya sudah terisi dan terkunci sampai pagu. Buku kerja yang sudah
    berisi data tidak pernah ditimpa.

    \b
    Contoh:
      xlsx-lkip template -o LKIP_2023.xlsx --year 2023
      xlsx-lkip template -o templat/ --config lkip.toml
      xlsx-lkip template --plan rencana.csv --config lkip.toml
    """
    from . import commands

    return commands.template(target, year, unit, plan, config)


@cli.command(short_help="Periksa buku kerja.")
@paths
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    metavar="BENTUK",
    help="Bentuk laporan: terminal, untuk dibaca di layar; html, satu halaman untuk peramban dan "
    "ponsel; xlsx, daftar untuk disaring di Excel; csv, daftar untuk diolah; json, untuk program; "
    "sarif, untuk alat pemeriksa lain. Tanpa ini: menurut akhiran nama berkas di -o, atau terminal.",
)
@output("FILE", "Tulis laporan ke berkas ini, bukan ke layar.")
@click.option(
    "--annotate",
    "copies",
    type=FILE,
    metavar="FOLDER",
    help="Tulis salinan setiap buku kerja ke folder ini, dengan temuan ditandai di selnya dan "
    "didaftar di lembar Temuan.",
)
@click.option("--strict", is_flag=True, help="Peringatan pun membuat kode keluar 1.")
@day("Tanggal pemeriksaan yang dicantumkan di halaman dan daftar temuan. Tanpa ini: hari ini.")
@config
@verbosity
def validate(
    paths: tuple[Path, ...],
    form: str | None,
    target: Path | None,
    copies: Path | None,
    strict: bool,
    day: date | None,
    config: Path | None,
) -> int:
    """Periksa buku kerja: angka yang tidak cocok, isian yang kurang, nama yang berbeda.

    BERKAS ialah buku kerja, atau folder yang berisi buku kerja; boleh beberapa. Berkas yang
    diperiksa tidak pernah diubah, dan berkas yang rusak tidak menghentikan pemeriksaan yang lain.

    \b
    Contoh:
      xlsx-lkip validate kiriman/
      xlsx-lkip validate bidang-a.xlsx bidang-b.xlsx --strict
      xlsx-lkip validate kiriman/ -o temuan.html
      xlsx-lkip validate kiriman/ --format json
      xlsx-lkip validate kiriman/ --annotate bertanda/

    \b
    Kode keluar:
      0  tidak ada kesalahan
      1  ada kesalahan (dengan --strict: atau peringatan)
      2  perintah tidak dapat dijalankan
    """
    from . import commands

    return commands.validate(paths, form, target, config, strict=strict, copies=copies, day=day)


@cli.command(short_help="Tampilkan siapa yang sudah mengirim.")
@paths
@click.option(
    "--format",
    "form",
    type=click.Choice(list(STATUS_FORMATS)),
    metavar="BENTUK",
    help="Bentuk: terminal, untuk dibaca, atau json, untuk program. Tanpa ini: menurut akhiran nama "
    "berkas di -o, atau terminal.",
)
@output("FILE", "Tulis ke berkas ini, bukan ke layar.")
@config
@verbosity
def status(
    paths: tuple[Path, ...], form: str | None, target: Path | None, config: Path | None
) -> int:
    """Tampilkan unit kerja yang sudah mengirim, yang belum, dan yang perlu memperbaiki apa.

    Unit yang harus mengirim ialah agency.units di lkip.toml, atau unit dalam rencananya. Semua
    berkas diperiksa seperti oleh validate; di sini hanya hasilnya yang dihitung untuk setiap unit.

    \b
    Contoh:
      xlsx-lkip status kiriman/
      xlsx-lkip status kiriman/ --config lkip.toml -o status.json

    \b
    Kode keluar:
      0  semua unit sudah mengirim dan tidak ada kesalahan
      1  ada yang belum mengirim, atau ada kesalahan
      2  perintah tidak dapat dijalankan
    """
    from . import commands

    return commands.status(paths, form, target, config)


@cli.command(short_help="Gabungkan buku kerja menjadi satu.")
@paths
@output("HASIL.XLSX", "Buku kerja hasil yang ditulis.", required=True)
@click.option(
    "--allow-errors",
    is_flag=True,
    help="Gabungkan walaupun ada kesalahan; yang meragukan diberi tanda.",
)
@day(
    "Tanggal laporan yang dicantumkan. Masukan dan tanggal yang sama memberi berkas yang sama persis."
)
@click.option(
    "--previous",
    type=FILE,
    metavar="LAMA.XLSX",
    help="Hasil consolidate yang dahulu; hasil yang baru menyebut apa yang berubah sejak itu.",
)
@config
@verbosity
def consolidate(
    paths: tuple[Path, ...],
    target: Path,
    allow_errors: bool,
    day: date | None,
    previous: Path | None,
    config: Path | None,
) -> int:
    """Gabungkan buku kerja unit-unit kerja menjadi satu laporan untuk pimpinan.

    Semua berkas diperiksa dahulu. Bila ada kesalahan, kesalahannya didaftar, tidak ada yang
    ditulis, dan kode keluarnya 1.

    \b
    Contoh:
      xlsx-lkip consolidate kiriman/ -o LKIP_gabungan.xlsx
      xlsx-lkip consolidate kiriman/ -o LKIP_sementara.xlsx --allow-errors
      xlsx-lkip consolidate kiriman/ -o LKIP_baru.xlsx --previous LKIP_gabungan.xlsx
    """
    from . import commands

    return commands.consolidate(paths, target, config, day, previous, anyway=allow_errors)


@cli.command(short_help="Tampilkan aturan pemeriksaan.")
@click.argument("code", metavar="[KODE]", required=False, shell_complete=rule_codes)
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "json", "markdown"]),
    default="terminal",
    help="Bentuk tampilan; terminal bila tidak disebut.",
)
def rules(code: str | None, form: str) -> int:
    """Tampilkan daftar aturan, atau keterangan lengkap satu aturan.

    \b
    Contoh:
      xlsx-lkip rules
      xlsx-lkip rules A202
      xlsx-lkip rules --format markdown
    """
    from . import commands

    return commands.rules(code, form)


@cli.command(short_help="Tampilkan letak semua sel templat.")
@click.option(
    "--format",
    type=click.Choice(["json"]),
    default="json",
    expose_value=False,
    help="Bentuk keluaran.",
)
def layout() -> int:
    """Tampilkan letak lembar, kolom dan isian templat, untuk dipakai program lain.

    \b
    Contoh:
      xlsx-lkip layout --format json
    """
    from . import commands

    return commands.layout()


@cli.command(short_help="Buat berkas pengaturan lkip.toml.")
@output("FILE", "Berkas .toml yang ditulis, atau foldernya. Tanpa ini: lkip.toml.")
@verbosity
def init(target: Path | None) -> int:
    """Buat lkip.toml berisi keterangan setiap pengaturan. Berkas yang sudah ada tidak ditimpa.

    Pengaturan itu dipakai untuk buku kerja di folder yang sama dan di bawahnya. Folder yang belum ada
    dibuat.

    \b
    Contoh:
      xlsx-lkip init
      xlsx-lkip init -o kiriman/
    """
    from . import commands

    return commands.init(target)


@cli.command(short_help="Aktifkan pelengkapan perintah dengan Tab.")
@click.argument("shell", metavar="SHELL", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> int:
    """Cetak skrip yang membuat tombol Tab melengkapi perintah, pilihan, berkas dan kode aturan.

    SHELL ialah bash, zsh atau fish.

    \b
    Contoh:
      xlsx-lkip completion bash >> ~/.bashrc
      xlsx-lkip completion zsh >> ~/.zshrc
      xlsx-lkip completion fish > ~/.config/fish/completions/xlsx-lkip.fish
    """
    from . import commands

    return commands.completion(shell, cli)
