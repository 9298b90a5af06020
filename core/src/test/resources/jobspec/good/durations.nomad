job "durations" {
  datacenters = ["dc1"]
  group "g" {
    restart {
      attempts = 1
      interval = "1h30m"
      delay    = "1m30.5s"
    }
    update {
      min_healthy_time  = "500ms"
      healthy_deadline  = "2h"
      progress_deadline = "0"
      stagger           = 45000000000
    }
    task "t" {
      driver       = "mock"
      kill_timeout = "1ms500us100ns"
    }
  }
}
