job "x" {
  datacenters = ["dc1"]
  group "a" {
    count = -1
  }
  group "" {
    ephemeral_disk {
      size = 5
    }
    task "" {
    }
  }
}
