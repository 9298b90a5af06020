job "template-script" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        data        = "a"
        destination = "local/a"
        change_mode = "script"

        change_script {
          command       = "/bin/reload"
          args          = ["-a", "b c"]
          timeout       = "20s"
          fail_on_error = true
        }
      }

      template {
        data        = "b"
        destination = "local/b"
        change_mode = "script"

        change_script {
          command = "/bin/reload"
        }
      }
    }
  }
}
