job "template-unknown" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        data        = "a"
        destination = "local/a"
        change      = "noop"

        change_script {
          comand = "/bin/true"
        }

        wait {
          minimum = "1s"
        }
      }
    }
  }
}
