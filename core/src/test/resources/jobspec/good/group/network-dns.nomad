job "network-dns" {
  datacenters = ["dc1"]

  group "g" {
    network {
      mode     = "bridge"
      hostname = "db-${NOMAD_ALLOC_INDEX}"

      dns {
        servers  = ["127.0.0.1", "9.9.9.9"]
        searches = ["example.test"]
        options  = ["ndots:2"]
      }
    }

    task "t" {
      driver = "mock"
    }
  }
}
