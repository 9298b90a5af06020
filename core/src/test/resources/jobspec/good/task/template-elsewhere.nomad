job "template-elsewhere" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        data        = "a"
        destination = "../alloc/a"
      }

      template {
        data        = "b"
        destination = "${NOMAD_SECRETS_DIR}/b"
      }

      template {
        data        = "c"
        destination = "/etc/c"
      }
    }
  }
}
