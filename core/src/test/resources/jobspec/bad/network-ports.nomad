job "x" {
  datacenters = ["dc1"]
  group "g" {
    network {
      mbits = -1
      port "http" {
      }
      port "http" {
        static = 80
      }
      port "big" {
        static = 65536
      }
      port "negative" {
        static = -1
      }
      port "to" {
        to = 70000
      }
      port "ssh" {
        static = 22
      }
      port "sftp" {
        static = 22
      }
    }
    task "t" {
      driver = "mock"
      resources {
        network {
          port "ssh" {
          }
          port "other" {
            static = 22
          }
        }
      }
    }
  }
}
