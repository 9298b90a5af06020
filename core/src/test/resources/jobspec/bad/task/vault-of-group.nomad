job "vault-of-group" {
  datacenters = ["dc1"]

  group "g" {
    vault {
      change_mode = "reload"
    }

    task "t" {
      driver = "mock"

      env {
        A = "b"
      }
    }
  }
}
