job "windows-names" {
  datacenters = ["dc1"]
  name = "C:\\path\\${NOMAD_ALLOC_ID}"
  group "g" {
    task "t" {
      driver = "mock"
      config {
        command = "C:\\Windows\\System32\\cmd.exe"
        pattern = "^\\d+\\.\\w*$"
      }
    }
  }
}
