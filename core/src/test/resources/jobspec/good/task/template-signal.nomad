job "template-signal" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        data          = "a"
        destination   = "local/a"
        change_mode   = "signal"
        change_signal = "sigusr1"
        splay         = "1m30s"
      }
    }
  }
}
