locals {
  größe = "ß"
  日本  = "語"
}
job "unicode" {
  datacenters = ["dc1"]
  meta {
    größe = local.größe
    text  = "→ ${local.日本} ←"
  }
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
