job "template-change" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        data          = "a"
        destination   = "local/a"
        change_mode   = "signal"
        change_signal = ""
      }

      template {
        data        = "b"
        destination = "local/b"
        change_mode = "signal"
        env         = true
      }

      template {
        data        = "c"
        destination = "local/c"
        change_mode = "reload"
      }
    }
  }
}
