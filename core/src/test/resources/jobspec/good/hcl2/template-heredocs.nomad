locals {
  hosts = ["a", "b"]
}
job "template-heredocs" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        trimmed = <<EOT
        %{ for h in local.hosts ~}
        server ${h}
        %{ endfor ~}
        done
        EOT
        kept = <<EOT
        %{ for h in local.hosts }
        server ${h}
        %{ endfor }
        EOT
        dedented = <<-EOT
            %{ for h in local.hosts ~}
            server ${h}
              weight
            %{ endfor ~}
            EOT
        choice = <<EOT
        %{ if length(local.hosts) > 1 ~}
        many
        %{ else ~}
        one
        %{ endif ~}
        EOT
      }
    }
  }
}
