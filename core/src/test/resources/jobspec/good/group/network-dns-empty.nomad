job "network-dns-empty" {
  datacenters = ["dc1"]

  group "g" {
    network {
      hostname = "db.example.test"

      dns {}
    }

    task "t" {
      driver = "mock"
    }
  }
}
