job "task" {
  name        = "A name of its own"
  namespace   = "team-a"
  region      = "europe"
  datacenters = ["dc1"]

  group "g" {
    ephemeral_disk {
      size    = 500
      sticky  = true
      migrate = true
    }

    task "main" {
      driver       = "docker"
      user         = "nobody"
      leader       = true
      kill_signal  = "SIGQUIT"
      kill_timeout = "25s"

      resources {
        memory = 64
      }
    }

    task "side" {
      driver = "docker"

      resources {
        cpu = 20
      }
    }
  }
}
