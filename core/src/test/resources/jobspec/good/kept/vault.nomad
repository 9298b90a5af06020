# What a job or a group says of vault is for the tasks that say nothing themselves.
job "vault" {
  datacenters = ["dc1"]

  vault {
    policies = ["all"]
  }

  group "inherits" {
    task "of-job" {
      driver = "mock"
    }
  }

  group "own" {
    vault {
      role        = "web"
      change_mode = "signal"
      change_signal = "SIGUSR1"
    }

    task "of-group" {
      driver = "mock"
    }

    task "of-task" {
      driver = "mock"

      vault {
        policies             = ["a", "b"]
        namespace            = "ns"
        env                  = false
        disable_file         = true
        allow_token_expiration = true
      }
    }

    task "empty" {
      driver = "mock"

      vault {}
    }
  }
}
