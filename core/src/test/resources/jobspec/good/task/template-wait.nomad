job "template-wait" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        data        = "a"
        destination = "local/a"

        wait {
          min = "2s"
          max = "1m"
        }
      }

      template {
        data        = "b"
        destination = "local/b"

        wait {
          min = "2s"
        }
      }

      template {
        data        = "c"
        destination = "local/c"

        wait {
          max = "3s"
        }
      }

      template {
        data        = "d"
        destination = "local/d"

        wait {}
      }
    }
  }
}
