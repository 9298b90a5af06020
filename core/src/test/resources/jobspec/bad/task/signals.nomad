job "signals" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      kill_signal = "SIGTREM"

      template {
        data          = "a"
        destination   = "local/a"
        change_mode   = "signal"
        change_signal = "reload"
      }
    }
  }
}
