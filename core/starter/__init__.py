"""The starter model: sources, corpus, training and checks, all by one recipe.

``resources/starter/recipe.toml`` names everything that determines the model; the operations
here fetch it, build from it, train by it, and check that nothing is in it that must not be.
"""
