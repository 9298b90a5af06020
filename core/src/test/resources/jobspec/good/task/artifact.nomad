job "artifact" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      artifact {
        source = "https://127.0.0.1/file.tgz"
      }
    }
  }
}
