job "artifact-kinds" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      artifact {
        source   = ["https://127.0.0.1/a"]
        insecure = "yes"
        headers  = "X-A: b"

        options {
          nested {
          }
        }
      }
    }
  }
}
