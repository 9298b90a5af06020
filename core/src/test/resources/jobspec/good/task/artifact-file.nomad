job "artifact-file" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      artifact {
        source = "https://127.0.0.1/deep/app.jar"
        mode   = "file"
      }

      artifact {
        source      = "https://127.0.0.1/deep/app.jar"
        mode        = "file"
        destination = "local/lib/renamed.jar"
      }
    }
  }
}
