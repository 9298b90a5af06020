job "template-script" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        data        = "a"
        destination = "local/a"
        change_mode = "script"
      }

      template {
        data        = "b"
        destination = "local/b"
        change_mode = "script"

        change_script {
          timeout = "-1s"
        }
      }
    }
  }
}
