class ExportTest {
    @TempDir
    Path folder;

    @Test
    void exports() throws Exception {
        Files.writeString(folder.resolve("out.txt"), "a");
        Files.readString(Path.of("data.txt"));
        new FileInputStream("data.txt");
    }
}
