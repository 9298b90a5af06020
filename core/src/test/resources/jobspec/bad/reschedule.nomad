job "x" {
  datacenters = ["dc1"]
  group "a" {
    reschedule {
      delay          = "1s"
      max_delay      = "500ms"
      delay_function = "linear"
    }
    migrate {
      max_parallel     = -1
      health_check     = "manual"
      min_healthy_time = "10m"
    }
    task "t" {
      driver = "mock"
    }
  }
  group "b" {
    reschedule {
      attempts       = 10
      interval       = "1m"
      delay          = "5s"
      max_delay      = "20s"
      unlimited      = false
    }
    task "t" {
      driver = "mock"
    }
  }
  group "c" {
    reschedule {
      attempts  = 1
      interval  = "10s"
      unlimited = false
    }
    task "t" {
      driver = "mock"
    }
  }
}
