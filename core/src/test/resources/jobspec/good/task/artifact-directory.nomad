job "artifact-directory" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      artifact {
        source      = "https://127.0.0.1/app.zip"
        mode        = "dir"
        destination = "/secrets/app"
        insecure    = true
        chown       = true
      }

      artifact {
        source      = "https://127.0.0.1/app.zip"
        mode        = "any"
        destination = "../alloc/data"
      }
    }
  }
}
