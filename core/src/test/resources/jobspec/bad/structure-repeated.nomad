job "x" {
  datacenters = ["dc1"]
  update {
  }
  update {
  }
  group "g" {
    restart {
    }
    restart {
    }
    task "t" {
      driver = "mock"
      config {
      }
      config {
      }
      env {
        A = "b"
      }
      env {
        C = "d"
      }
    }
  }
}
