job "template-values" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        data        = "a"
        destination = "local/a"
        splay       = "-1s"
        perms       = "0999"
        uid         = "root"

        wait {
          min = "5s"
          max = "1s"
        }
      }

      template {
        data        = "b"
        destination = "local/b"
        perms       = "77777"

        wait {
          min = "-5s"
        }
      }
    }
  }
}
