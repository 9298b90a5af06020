job "reschedule" {
  datacenters = ["dc1"]

  reschedule {
    delay = "45s"
  }

  migrate {
    max_parallel = 2
  }

  group "of-job" {
    task "t" {
      driver = "mock"
    }
  }

  group "own" {
    reschedule {
      attempts       = 5
      interval       = "6h"
      unlimited      = false
      delay_function = "fibonacci"
      max_delay      = "30m"
    }

    migrate {
      health_check     = "task_states"
      min_healthy_time = "20s"
      healthy_deadline = "4m"
    }

    task "t" {
      driver = "mock"
    }
  }
}
