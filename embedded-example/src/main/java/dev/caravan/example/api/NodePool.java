package dev.caravan.example.api;

import java.util.Map;

/** Nodes that are set apart from others. */
public record NodePool(String name, String description, Map<String, String> meta) {}
