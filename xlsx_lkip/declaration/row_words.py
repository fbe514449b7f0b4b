"""The words of rows that sum others, and of remarks, as people write them under a table."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ONLY = _words(
    "grand sub total subtotal jumlah subjumlah jml keseluruhan seluruh seluruhnya semua umum akhir dan "
    "pindahan dipindahkan rata capaian persentase rp rupiah orang"
)
"""Of nothing but these the label of a total is made."""
SUMMED = ONLY | _words(
    "program kegiatan subkegiatan anggaran belanja pagu realisasi dana biaya tenaga pegawai asn pns pppk "
    "honorer personil personel karyawan jabatan pendukung urusan unit dinas badan bidang bagian per "
    "sementara tersebut ini diatas "
    "sekretariat kecamatan opd skpd perangkat golongan gol halaman dari i ii iii iv v vi a b c d"
)
"""What totals are said to be of. Names of records begin with none of them after Jumlah or Total."""
REMARKS = r"sumber(?: data)?|catatan|keterangan|ket|note|nb|n\.b|penjelasan"
"""How remarks begin, as a pattern."""
AS_OF = r"(?:per|s\.?/?d\.?|sampai(?: dengan)?) (?:tanggal )?"
"""What is before the day of which a remark says that the figures are, as a pattern."""
