"""Names for generated agencies: long, and wholly different from one another.

Two of them are never taken for one name misspelled; one of them with a letter lost always is.
"""

from __future__ import annotations

UNITS = (
    "Sub Bagian Umum dan Kepegawaian",
    "Bidang Kelembagaan Koperasi",
    "Seksi Pasar Rakyat Induk",
    "UPTD Balai Latihan Kerja Flores",
    "Kelompok Penyuluh Lapangan Timur",
    "Sekretariat Dewan Kerajinan",
    "Bidang Metrologi Legal Daerah",
    "Unit Gudang Arsip Inaktif",
)
STRANGERS = ("Cabang Perwakilan Jakarta Pusat", "Gugus Tugas Hilirisasi Kopi")
PROGRAMS = (
    "Program Penunjang Urusan Pemerintahan Daerah",
    "Pemberdayaan dan Perlindungan Koperasi Primer",
    "Stabilisasi Harga Barang Kebutuhan Pokok",
    "Hubungan Industrial serta Jaminan Sosial",
    "Peningkatan Sarana Distribusi Perdagangan",
)
ACTIVITIES = (
    "Administrasi Keuangan Perangkat Daerah",
    "Penilaian Kesehatan Simpan Pinjam",
    "Fasilitasi Kemitraan Usaha Mikro",
    "Operasi Pasar Murah Menjelang Lebaran",
    "Mediasi Perselisihan Buruh Pabrik",
    "Rehabilitasi Kios Tradisional Terbakar",
    "Tera Ulang Timbangan Pedagang Ikan",
    "Kurasi Produk Tenun Ikat Unggulan",
)
SUBACTIVITIES = (
    "Penyediaan Gaji dan Tunjangan Pegawai Negeri",
    "Koordinasi Rencana Kerja Anggaran Triwulanan",
    "Pengadaan Mebel Ruang Sidang Utama",
    "Pelatihan Akuntansi Pengurus Koperasi Muda",
    "Bimbingan Teknis Pemasaran Daring Bersama",
    "Survei Kepuasan Pengguna Layanan Izin",
    "Monitoring Penyaluran Kredit Bergulir Desa",
    "Pameran Kuliner Nusantara Tahunan Kota",
    "Perbaikan Jaringan Listrik Gedung Arsip",
    "Sertifikasi Halal Makanan Olahan Rumahan",
    "Kunjungan Belajar Kelompok Perajin Perak",
    "Verifikasi Dokumen Hibah Alat Produksi",
    "Langganan Surat Kabar dan Majalah Ekonomi",
    "Sewa Kendaraan Operasional Penyuluh Lapangan",
)
OBJECTIVES = (
    "Meningkatnya daya saing usaha mikro",
    "Terwujudnya tata kelola yang akuntabel",
    "Berkurangnya angka pengangguran terbuka",
)
INDICATORS = (
    "Persentase koperasi aktif yang sehat",
    "Jumlah wirausaha baru bersertifikat",
    "Indeks kepuasan masyarakat atas layanan",
    "Rata-rata lama penyelesaian pengaduan",
    "Nilai ekspor kerajinan bambu setempat",
    "Cakupan pasar bebas uang palsu",
    "Tingkat kehadiran tutor pelatihan kejuruan",
    "Banyaknya perselisihan hubungan kerja selesai",
    "Luas lantai kios tertata rapi",
    "Proporsi timbangan bertanda tera sah",
)
POSITIONS = (
    "Kepala Bidang",
    "Analis Kebijakan Ahli Muda",
    "Pengelola Barang Milik Negara",
    "Bendahara Pengeluaran Pembantu",
    "Arsiparis Terampil",
    "Pranata Komputer Mahir",
)
TEXTS = (
    "Anggaran turun pada triwulan kedua",
    "Tenaga penyuluh masih kurang",
    "Sarana kerja sudah tua",
    "Jadwal bergeser karena cuaca",
    "Data pelaku usaha belum mutakhir",
    "Peserta pelatihan tidak hadir",
)
UNITS_OF_MEASURE = ("orang", "dokumen", "UMKM", "%", "hari")
